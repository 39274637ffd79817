package org.diskchain.ui.merge;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.diskchain.plan.Effect;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.MergeTexts;

import java.util.ArrayList;
import java.util.List;

/// What the previewed merge comes to, in a few words beside its button.
record Consequences(MergeTexts texts, PreviewLines lines) {
    private static final int ICON = 16;

    List<Node> of(MergePreview preview) {
        int against = lines.reasons(preview).size();
        if (against > 0) {
            return List.of(
                    consequence(Icons.ERROR, "danger-text", texts.engine().refusedFor(against)));
        }
        int rescued = preview.count(Effect.Kind.RESCUED);
        int orphaned = preview.count(Effect.Kind.ORPHANED);
        int invalid = preview.count(Effect.Kind.INVALIDATED);
        List<Node> all = new ArrayList<>();
        all.add(
                invalid == 0
                        ? consequence(
                                Icons.VERIFIED, "success-text", texts.engine().becomeInvalid(0))
                        : consequence(
                                Icons.INVALIDATED,
                                "danger-text",
                                texts.engine().becomeInvalid(invalid)));
        if (rescued > 0) {
            String words = texts.get("consequence.rescued", rescued);
            all.add(consequence(Icons.RESCUED, "success-text", words));
        }
        if (orphaned > 0) {
            String words = texts.engine().toReconnect(orphaned);
            all.add(consequence(Icons.ORPHANED, "warning-text", words));
        }
        return all;
    }

    private static Label consequence(Icons icon, String styleClass, String words) {
        Node picture = icon.node(ICON);
        picture.getStyleClass().add(styleClass);
        Label label = new Label(words, picture);
        label.getStyleClass().addAll("facts", "strong", styleClass);
        return label;
    }
}

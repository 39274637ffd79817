package org.diskchain.ui.window;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The path of the shown place, with chevrons; long ones lose folders in the middle.
final class Crumbs extends HBox {
    private static final String LEFT_OUT = "…";
    private static final int MOST = 3;

    private boolean shortened;

    Crumbs() {
        super(6);
        setId("crumbs");
        setAlignment(Pos.CENTER_LEFT);
    }

    /// The path from now on.
    void show(Path path) {
        getChildren().clear();
        List<String> parts = shortened(path, MOST);
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            Label label = new Label(Visible.text(parts.get(i)));
            label.getStyleClass().addAll("facts", last ? "strong" : "muted");
            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            label.setTooltip(new Tooltip(Visible.text(path.toString())));
            if (!last) label.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(label);
            if (!last) getChildren().add(Icons.CHEVRON_RIGHT.node(14));
        }
        shortened = false;
    }

    /// Leaves the last part alone, or brings the others back.
    void setShortened(boolean lastOnly) {
        if (shortened == lastOnly) return;
        shortened = lastOnly;
        for (Node part : getChildren().subList(0, Math.max(0, getChildren().size() - 1))) {
            part.setVisible(!lastOnly);
            part.setManaged(!lastOnly);
        }
    }

    static List<String> shortened(Path path, int most) {
        List<String> parts = new ArrayList<>();
        if (path.getRoot() != null) parts.add(root(path.getRoot()));
        path.forEach(part -> parts.add(part.toString()));
        parts.removeIf(String::isEmpty);
        if (parts.size() <= most) return parts;
        if (most <= 1) return List.of(parts.getLast());
        List<String> kept = new ArrayList<>(parts.subList(parts.size() - most + 1, parts.size()));
        kept.addFirst(LEFT_OUT);
        return kept;
    }

    /// `D:` for a drive, `/` where there are none.
    private static String root(Path root) {
        String text = root.toString();
        return text.length() > 1 && text.endsWith("\\") ? text.substring(0, 2) : text;
    }
}

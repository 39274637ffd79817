package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.disk.RecordedPath;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The orphan with its parent and its first child, as they are and as they would be.
final class BeforeAfter extends VBox {
    private static final int BADGE = 12;

    private final DiskForest forest;
    private final Orphan orphan;
    private final ReparentTexts texts;

    BeforeAfter(DiskForest forest, Orphan orphan, Optional<Path> chosen, ReparentTexts texts) {
        super(6);
        this.forest = forest;
        this.orphan = orphan;
        this.texts = texts;
        setId("wizard-before-after");
        getChildren().setAll(caption("tree.before"), before());
        chosen.ifPresent(parent -> getChildren().addAll(caption("tree.after"), after(parent)));
    }

    private Label caption(String key) {
        Label caption = new Label(texts.get(key));
        caption.getStyleClass().addAll("caption", "muted");
        return caption;
    }

    private HBox before() {
        Node parent =
                orphan.parent()
                        .map(this::disk)
                        .orElseGet(
                                () ->
                                        new MiniCard(
                                                Icons.GHOST,
                                                recordedName(),
                                                texts.get("tree.missing"),
                                                "ghost"));
        Icons icon = OrphanCell.icon(orphan.state());
        String state = texts.evidence().name(orphan.state());
        Node self = new MiniCard(icon, FileNames.stem(orphan.disk()), state, "orphan");
        boolean leads = orphan.parent().isPresent();
        return row(parent, edge(icon, leads ? "astray" : "nowhere"), self);
    }

    private HBox after(Path parent) {
        return row(disk(parent), edge(Icons.CHECK, "mended"), disk(orphan.disk()));
    }

    private HBox row(Node parent, Node edge, Node self) {
        HBox row = new HBox(parent, edge, self);
        row.setAlignment(Pos.CENTER_LEFT);
        List<Path> children = forest.children(orphan.disk());
        if (!children.isEmpty()) {
            row.getChildren().addAll(line(""), disk(children.getFirst()));
        }
        int more = orphan.below().size() - 1;
        if (more > 0) {
            Label rest = new Label(texts.get("tree.more", more));
            rest.getStyleClass().addAll("caption", "muted", "tree-more");
            row.getChildren().add(rest);
        }
        return row;
    }

    private Node disk(Path path) {
        Optional<DiskNode> node = forest.disk(path);
        boolean differencing = node.filter(disk -> disk.facts().isDifferencing()).isPresent();
        String own = node.map(DiskNode::ownedBytes).map(texts::size).orElse("");
        Icons icon = differencing ? Icons.DIFFERENCING : Icons.BASE;
        return new MiniCard(icon, FileNames.stem(path), own, "plain");
    }

    private String recordedName() {
        String recorded =
                forest.disk(orphan.disk()).stream()
                        .flatMap(disk -> disk.facts().parent().paths().stream())
                        .map(RecordedPath::value)
                        .findFirst()
                        .orElse("?");
        int at = Math.max(recorded.lastIndexOf('\\'), recorded.lastIndexOf('/'));
        return Visible.text(recorded.substring(at + 1));
    }

    private static Node edge(Icons icon, String style) {
        Node mark = icon.node(BADGE);
        StackPane badge = new StackPane(mark);
        badge.getStyleClass().addAll("edge-badge", style);
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return new StackPane(line(style), badge);
    }

    private static Region line(String style) {
        Region line = new Region();
        line.getStyleClass().addAll("edge-line", style);
        return line;
    }
}

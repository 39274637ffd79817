package org.diskchain.ui.result;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The disks of a finished merge as a small tree: what is valid below the target, then what is no
/// longer valid. At most so many that a person can still take them in.
final class AfterTree extends BorderPane {
    private static final int MOST = 40;
    private static final double PITCH = 46;
    private static final double STEP = 28;
    private static final double CAPTION = 26;

    private final Outcome outcome;
    private final MergeTexts texts;
    private final List<Line> lines = new ArrayList<>();

    /// @param level how far to the right
    /// @param parent which line it hangs on, -1 where on none
    private record Line(Path disk, Kind kind, int level, int parent) {}

    AfterTree(Outcome outcome, MergeTexts texts) {
        this.outcome = outcome;
        this.texts = texts;
        getStyleClass().addAll("after-tree", "canvas-area", "line-left");
        setTop(header());
        ScrollPane scroll = new ScrollPane(drawn());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("after-scroll");
        setCenter(scroll);
        Label undone = new Label(texts.get("result.not-undone"));
        undone.getStyleClass().addAll("caption", "muted", "after-foot");
        undone.setWrapText(true);
        undone.setMinHeight(Region.USE_PREF_SIZE);
        setBottom(undone);
    }

    private Node header() {
        Label title = new Label(texts.get("result.tree"));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        int untouched = outcome.disks(Kind.UNTOUCHED).size();
        Label hidden = new Label(texts.get("result.hidden", untouched));
        hidden.getStyleClass().addAll("caption", "muted");
        HBox header = new HBox(title, spring, hidden);
        header.getStyleClass().add("after-head");
        return header;
    }

    private Pane drawn() {
        lines.add(new Line(outcome.effects().target(), Kind.TARGET, 0, -1));
        for (Path orphan : outcome.disks(Kind.ORPHANED)) add(orphan, Kind.ORPHANED, 1, 0);
        for (Path disk : outcome.disks(Kind.RESCUED)) add(disk, Kind.RESCUED, 1, 0);
        int valid = lines.size();
        for (Path disk : outcome.disks(Kind.MERGED)) add(disk, Kind.MERGED, 1, -1);
        for (Path disk : outcome.invalidTops()) add(disk, Kind.INVALIDATED, 1, -1);
        AfterPane pane = new AfterPane();
        int shown = Math.min(lines.size(), MOST);
        for (int i = 0; i < shown; i++) draw(pane, i, i >= valid ? CAPTION : 0);
        if (valid < shown) pane.label(texts.get("result.kept"), STEP, valid * PITCH + 6);
        if (lines.size() > shown) {
            double y = shown * PITCH + CAPTION;
            pane.label(texts.get("result.more", lines.size() - shown), STEP, y);
        }
        return pane;
    }

    private void add(Path disk, Kind kind, int level, int parent) {
        lines.add(new Line(disk, kind, level, parent));
        int own = lines.size() - 1;
        Kind below = kind == Kind.INVALIDATED ? Kind.INVALIDATED : Kind.FOLLOWS;
        for (Path child : outcome.below(disk, below)) add(child, below, level + 1, own);
    }

    private void draw(AfterPane pane, int index, double down) {
        Line line = lines.get(index);
        AfterCard card = new AfterCard(line.disk(), line.kind(), texts.engine().name(line.kind()));
        double y = index * PITCH + down;
        if (line.parent() >= 0) {
            double from =
                    line.parent() * PITCH
                            + (lines.get(line.parent()).kind() == Kind.INVALIDATED ? CAPTION : 0);
            pane.edge((line.level() - 1) * STEP, from + AfterCard.HEIGHT, y, line.kind());
        }
        pane.card(card, line.level() * STEP, y);
    }
}

package org.diskchain.ui.reparent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.diskchain.chain.Orphan;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.NameLabel;

/// An orphan in the wizard's lists: its name, and what is wrong or what was decided.
final class OrphanCell extends ListCell<OrphanRow> {
    private static final int ICON = 13;
    private static final double NAMES = 400;

    private final ReparentTexts texts;
    private final NameLabel name = new NameLabel("facts", "strong");
    private final Label state = new Label();
    private final NameLabel folder = new NameLabel("caption", "muted");
    private final CheckBox tick = new CheckBox();
    private final HBox line = new HBox(10);
    private Subscription listening = Subscription.EMPTY;
    private OrphanRow shown;

    /// @param ticks whether the row can be ticked, with the folder shown
    OrphanCell(ReparentTexts texts, boolean ticks) {
        this.texts = texts;
        state.getStyleClass().add("caption");
        VBox words = new VBox(2, name, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().setAll(words);
        line.getStyleClass().add("orphan-row");
        tick.setFocusTraversable(false);
        if (ticks) {
            words.setPrefWidth(NAMES);
            words.setMinWidth(NAMES);
            HBox.setHgrow(words, Priority.NEVER);
            HBox.setHgrow(folder, Priority.ALWAYS);
            line.getChildren().setAll(tick, words, folder);
        }
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(OrphanRow row, boolean empty) {
        super.updateItem(row, empty);
        listening.unsubscribe();
        if (shown != null) tick.selectedProperty().unbindBidirectional(shown.tickedProperty());
        shown = empty ? null : row;
        setGraphic(shown == null ? null : line);
        setAccessibleText(null);
        if (shown == null) return;
        tick.selectedProperty().bindBidirectional(row.tickedProperty());
        name.show(FileNames.whole(row.disk()));
        folder.show(Visible.text(String.valueOf(row.disk().getParent())));
        listening =
                row.decisionProperty()
                        .subscribe(this::tell)
                        .and(row.candidatesProperty().subscribe(this::tell));
        tell();
    }

    private void tell() {
        Told told = told(shown);
        Node icon = told.icon().node(ICON);
        icon.getStyleClass().add(told.style());
        state.setGraphic(icon);
        state.setText(told.words());
        state.getStyleClass().setAll("label", "caption", told.style());
        setAccessibleText(String.join(", ", name.whole(), told.words(), folder.whole()));
    }

    /// What the second line says.
    private record Told(Icons icon, String style, String words) {}

    private Told told(OrphanRow row) {
        return switch (row.decision()) {
            case Decision.Left _ -> new Told(Icons.UNTOUCHED, "muted", texts.get("row.left"));
            case Decision.Parent(var parent) ->
                    row.isCertain()
                            ? new Told(
                                    Icons.VERIFIED,
                                    "success-text",
                                    texts.get("row.certain", FileNames.whole(parent)))
                            : new Told(
                                    Icons.RECONNECT,
                                    "accent-text",
                                    texts.get("row.parent", FileNames.whole(parent)));
            case Decision.Open _ -> open(row.orphan());
        };
    }

    private Told open(Orphan orphan) {
        String state = texts.evidence().name(orphan.state());
        int below = orphan.below().size();
        String words = below == 0 ? state : texts.get("row.follows", state, below);
        return new Told(icon(orphan.state()), "warning-text", words);
    }

    static Icons icon(Orphan.State state) {
        return switch (state) {
            case MISSING, BLOCKED, UNIDENTIFIED -> Icons.MISSING;
            case MISMATCH, CYCLE -> Icons.MISMATCH;
            case SUPERSEDED -> Icons.ORPHANED;
            case MOVED, STALE_PATH -> Icons.FOUND_ELSEWHERE;
            case SECOND_SLOT -> Icons.SECOND_SLOT;
        };
    }
}

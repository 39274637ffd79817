package org.diskchain.ui.merge;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The merge preview at the window's bottom: what the merge does, how deep, how much, to which
/// disks, and the button that begins it. Decisions are in [MergeModel].
public final class MergePanel extends BorderPane {
    private static final int ICON = 16;
    private static final double LOW_BELOW = 300;
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final MergeModel model;
    private final MergeTexts texts;
    private final PreviewLines lines;
    private final Acts acts;
    private final HBox consequences = new HBox();
    private final Button merge = new Button();
    private final Label depthOf = new Label();
    private final ListView<PreviewLine> list = new ListView<>();
    private final PreviewHeading heading;
    private final DepthSlider depth;
    private final BytesPane bytes;
    private boolean untouchedOpen;

    /// What leads out of the panel.
    ///
    /// @param merge asks for confirmation, then begins
    /// @param show brings a disk into view
    public record Acts(Consumer<MergePreview> merge, Consumer<Path> show) {}

    public MergePanel(MergeModel model, MergeTexts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        this.lines = new PreviewLines(texts);
        this.heading = new PreviewHeading(texts, list::getWidth);
        this.depth = new DepthSlider(model, texts);
        this.bytes = new BytesPane(model, texts);
        setId("merge-preview");
        getStyleClass().addAll("merge-panel", "surface", "line-above");
        setTop(header());
        setLeft(amounts());
        setCenter(table());
        heightProperty().map(height -> height.doubleValue() < LOW_BELOW).subscribe(this::setLow);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.previewProperty().subscribe(this::show);
    }

    /// Later, because a style that changes while the window is laid out would not be seen before
    /// something else changes.
    private void setLow(boolean low) {
        Platform.runLater(
                () -> {
                    pseudoClassStateChanged(LOW, low);
                    if (has(list.getItems(), PreviewLine.Warned.class)) list.refresh();
                    bytes.setLow(low);
                });
    }

    private boolean isLow() {
        return getPseudoClassStates().contains(LOW);
    }

    private HBox header() {
        Label title = new Label(texts.get("preview.title"));
        title.getStyleClass().add("panel-title");
        Label nothing = new Label(texts.get("preview.nothing-written"));
        nothing.getStyleClass().addAll("facts", "muted");
        nothing.setMinWidth(0);
        consequences.getStyleClass().add("consequences");
        consequences.setAlignment(Pos.CENTER_RIGHT);
        consequences.setMinWidth(Region.USE_PREF_SIZE);
        Button discard = new Button(texts.get("preview.discard"));
        discard.setId("discard");
        discard.getStyleClass().add("flat");
        discard.setMinWidth(Region.USE_PREF_SIZE);
        discard.setOnAction(_ -> model.close());
        merge.setId("merge");
        merge.getStyleClass().add("primary");
        merge.setGraphic(Icons.MERGE.node(ICON));
        merge.setOnAction(_ -> begin());
        merge.setMinWidth(140);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox header = new HBox(title, nothing, spring, consequences, discard, merge);
        title.setMinWidth(Region.USE_PREF_SIZE);
        header.getStyleClass().addAll("panel-header", "line-below");
        return header;
    }

    private Node amounts() {
        Label title = new Label(texts.get("depth.title"));
        title.getStyleClass().add("section-title");
        depthOf.getStyleClass().addAll("facts", "muted");
        depthOf.setId("depth-of");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line =
                new HBox(
                        title,
                        spring,
                        depthOf,
                        depthKey("less", "[", model::less),
                        depthKey("more", "]", model::more));
        line.getStyleClass().add("depth-line");
        line.setAlignment(Pos.CENTER_LEFT);
        VBox left = new VBox(line, depth, bytes);
        left.getStyleClass().addAll("amounts", "line-right");
        return left;
    }

    private static Button depthKey(String id, String key, Runnable change) {
        Button button = new Button(key);
        button.setId("depth-" + id);
        button.getStyleClass().add("key");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> change.run());
        return button;
    }

    private Node table() {
        list.setId("effects");
        list.getStyleClass().add("effects");
        PreviewCell.Acts ofRow =
                new PreviewCell.Acts(acts.show(), model::toggleRescue, this::isLow);
        list.setCellFactory(_ -> new PreviewCell(texts, lines, ofRow));
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                        act(list.getSelectionModel().getSelectedItem(), event.getCode());
                        event.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(heading, list);
    }

    private void clicked(MouseEvent event) {
        PreviewLine line = list.getSelectionModel().getSelectedItem();
        if (line instanceof PreviewLine.Untouched || event.getClickCount() == 2) {
            act(line, KeyCode.ENTER);
        }
    }

    private void act(PreviewLine line, KeyCode key) {
        if (line instanceof PreviewLine.Untouched) {
            untouchedOpen = !untouchedOpen;
            fill(model.preview().orElseThrow());
            list.getSelectionModel()
                    .select(
                            list.getItems().stream()
                                    .filter(PreviewLine.Untouched.class::isInstance)
                                    .findFirst()
                                    .orElseThrow());
        } else if (line instanceof PreviewLine.Fate fate) {
            if (key == KeyCode.ENTER) acts.show().accept(fate.disk());
            else model.toggleRescue(fate.disk());
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) model.close();
        else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) begin();
        else if (isKey(event, "[", KeyCode.OPEN_BRACKET)) model.less();
        else if (isKey(event, "]", KeyCode.CLOSE_BRACKET)) model.more();
        else return;
        event.consume();
    }

    /// By the character, wherever it is on the keyboard; by the key where no character is told.
    private static boolean isKey(KeyEvent event, String character, KeyCode key) {
        return event.getText().equals(character)
                || event.getText().isEmpty() && event.getCode() == key;
    }

    /// Whether the node, which may be null, is in this panel.
    boolean holds(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (at == this) return true;
        return false;
    }

    /// Puts something around the table of effects.
    void frameEffects(UnaryOperator<Region> frame) {
        setCenter(frame.apply((Region) getCenter()));
    }

    /// Gives the depth the keyboard.
    void focusDepth() {
        depth.requestFocus();
    }

    /// Asks for confirmation, where the merge can be begun.
    public void begin() {
        model.preview().filter(shown -> shown.plan().isPresent()).ifPresent(acts.merge());
    }

    private void show(MergePreview preview) {
        if (preview == null) {
            untouchedOpen = false;
            return;
        }
        boolean begun = preview.plan().flatMap(MergePlan::begun).isPresent();
        merge.setText(
                texts.get(
                        begun ? "preview.resume" : "preview.merge",
                        preview.depth(),
                        FileNames.whole(preview.target().path())));
        merge.setDisable(preview.plan().isEmpty());
        depthOf.setText(texts.get("depth.of", preview.depth(), preview.ancestors()));
        consequences.getChildren().setAll(new Consequences(texts, lines).of(preview));
        fill(preview);
    }

    private void fill(MergePreview preview) {
        List<PreviewLine> shown = lines.of(preview, untouchedOpen);
        boolean within = has(shown, PreviewLine.Heading.class);
        heading.setVisible(!within);
        heading.setManaged(!within);
        heading.withBoxes(PreviewLines.hasBoxes(preview));
        replace(list.getItems(), shown);
    }

    private static boolean has(List<PreviewLine> lines, Class<? extends PreviewLine> kind) {
        return lines.stream().anyMatch(kind::isInstance);
    }

    /// Row by row where their number stays, so that a ticked row keeps its place, the selection and
    /// the keyboard.
    private static void replace(List<PreviewLine> now, List<PreviewLine> next) {
        if (now.size() != next.size()) {
            now.clear();
            now.addAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!now.get(i).equals(next.get(i))) now.set(i, next.get(i));
        }
    }
}

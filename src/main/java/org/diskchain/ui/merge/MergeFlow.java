package org.diskchain.ui.merge;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.util.Duration;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.dialog.DialogLayer;
import org.diskchain.ui.result.LeftToDo;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.work.Background;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.FlatDisk;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.WorkIndicator;
import org.diskchain.ui.work.WorkModel;
import org.diskchain.ui.work.WorkPanel;
import org.diskchain.ui.work.WorkRow;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way of a merge through the window: preview, confirmation, work, result. Used on the JavaFX
/// thread only.
public final class MergeFlow {
    /// In which a person may change the depth before anything is read.
    private static final long PAUSE_MILLIS = 120;

    private static final double TICK_MILLIS = 50;

    private final ForestModel forest;
    private final Window window;
    private final MergeTexts texts;
    private final MergeModel preview;
    private final WorkModel work;
    private final MergePanel panel;
    private final WorkPanel workPanel;
    private final DialogLayer layer = new DialogLayer();
    private final Closing closing;
    private final Timeline ticking;
    private final ResultPages results;

    private Node focusBefore;
    private Beside beside = new Beside() {};

    /// The engine behind the flow.
    ///
    /// @param executor for everything that takes time
    public record Engine(MergePreviewer previewer, Engines work, Executor executor) {}

    /// What the flow needs of the window.
    ///
    /// @param dock where the preview or Work stands
    /// @param page where the result stands
    /// @param named the folders and files that the person opened
    /// @param rescan looks at the open place again
    /// @param show brings a disk into view
    /// @param copy puts text on the clipboard
    /// @param keep lets the person keep the report of a merge
    /// @param left what is left to do after a merge
    public record Window(
            ObjectProperty<Node> dock,
            ObjectProperty<Node> page,
            Supplier<List<Path>> named,
            Runnable rescan,
            Consumer<Path> show,
            Consumer<String> copy,
            ResultPage.Keeping keep,
            LeftToDo.Acts left) {}

    public MergeFlow(ForestModel forest, Engine engine, Window window, MergeTexts texts) {
        this.forest = forest;
        this.window = window;
        this.texts = texts;
        Executor later =
                CompletableFuture.delayedExecutor(
                        PAUSE_MILLIS, TimeUnit.MILLISECONDS, engine.executor());
        preview =
                new MergeModel(
                        forest,
                        engine.previewer(),
                        new MergeModel.Threads(later, Platform::runLater));
        work =
                new WorkModel(
                        forest, engine.work(), Background.on(engine.executor()), System::nanoTime);
        panel = new MergePanel(preview, texts, new MergePanel.Acts(this::confirm, window.show()));
        workPanel =
                new WorkPanel(
                        work,
                        texts,
                        new WorkPanel.Acts(this::showResult, this::askToDrop, this::hideWork));
        closing = new Closing(work, layer, texts);
        results = new ResultPages(work, texts, window, () -> beside);
        ticking = new Timeline(new KeyFrame(Duration.millis(TICK_MILLIS), _ -> work.tick()));
        ticking.setCycleCount(Timeline.INDEFINITE);
        connect();
    }

    private void connect() {
        preview.setNamed(window.named());
        preview.setRunningInto(effects -> work.meeting(effects).map(row -> row.task().written()));
        preview.previewProperty().subscribe(this::previewed);
        work.setOnEnded(this::ended);
        work.summaryProperty()
                .subscribe(
                        summary -> {
                            if (summary.isIdle()) ticking.stop();
                            else ticking.play();
                            showEffects();
                        });
        forest.forestProperty().subscribe(this::showEffects);
    }

    /// The style sheet of all that the flow shows, to be put after the common ones.
    public static URL sheet() {
        return MergeFlow.class.getResource("merge.css");
    }

    /// To be put over everything else that the window shows.
    public DialogLayer layer() {
        return layer;
    }

    /// What tells of running work in the header.
    public Node indicator() {
        return new WorkIndicator(work, texts, this::toggleWork);
    }

    /// Opens the preview of a disk.
    public void preview(Path disk) {
        Node focused = layer.getScene().getFocusOwner();
        preview.open(disk);
        if (preview.preview().isEmpty()) return;
        if (!panel.holds(focused)) focusBefore = focused;
        window.dock().set(panel);
        panel.focusDepth();
    }

    /// Makes an ancestor of the previewed disk the target.
    public void aimAt(Path ancestor) {
        preview.aimAt(ancestor);
    }

    /// Shows beside every merge what it does to something else.
    public void setBeside(Beside other) {
        beside = other;
        panel.frameEffects(other::framed);
    }

    public MergeModel previewModel() {
        return preview;
    }

    public WorkModel workModel() {
        return work;
    }

    /// Begins what is previewed, after a confirmation.
    public void begin() {
        panel.begin();
    }

    /// Begins to move a disk to another parent; says whether it could.
    public boolean move(DiskForest seen, RebasePlan plan) {
        return shown(work.move(seen, plan));
    }

    /// Begins to make a disk stand alone; says whether it could.
    public boolean flatten(DiskForest seen, FlatDisk disk) {
        return shown(work.flatten(seen, disk));
    }

    private boolean shown(boolean begun) {
        if (begun) showWork();
        return begun;
    }

    /// Work stands at the bottom.
    public void showWork() {
        window.dock().set(workPanel);
    }

    public void toggleWork() {
        if (window.dock().get() == workPanel) hideWork();
        else showWork();
    }

    /// Closes the window with `close`: at once where nothing runs, else after a question and when
    /// all work has stopped safely.
    public void close(Runnable close) {
        closing.ask(close);
    }

    private void previewed(MergePreview shown) {
        if (shown == null && window.dock().get() == panel) leave();
        showEffects();
    }

    /// The keyboard goes back to where it was before the preview.
    private void leave() {
        boolean focused = panel.holds(layer.getScene().getFocusOwner());
        window.dock().set(null);
        if (focused && focusBefore != null) focusBefore.requestFocus();
    }

    private void showEffects() {
        forest.effectsProperty()
                .set(preview.preview().map(MergePreview::effects).or(work::running).orElse(null));
    }

    private void hideWork() {
        window.dock().set(preview.preview().isPresent() ? panel : null);
    }

    private void confirm(MergePreview shown) {
        MergePlan plan = shown.plan().orElseThrow();
        layer.ask(
                new ConfirmDialog(shown, texts, beside.beforehand())
                        .question(
                                layer::closeQuestion,
                                () -> {
                                    layer.closeQuestion();
                                    run(shown, plan);
                                }));
    }

    private void run(MergePreview shown, MergePlan plan) {
        if (!work.start(shown.forest(), plan)) {
            preview.askAgain();
            return;
        }
        preview.close();
        showWork();
    }

    /// A result comes forward by itself only where the person is not in the middle of another
    /// merge; else it waits in Work.
    private void ended(WorkRow row) {
        boolean free =
                preview.preview().isEmpty() && !layer.isOpen() && window.page().get() == null;
        if (free && ResultPages.merged(row).isPresent()) showResult(row);
        window.rescan().run();
    }

    private void showResult(WorkRow row) {
        Optional<ResultPage> page = results.of(row, () -> back(row));
        if (page.isEmpty()) back(row);
        else window.page().set(page.get());
    }

    private void askToDrop(WorkRow row) {
        layer.ask(
                new DropQuestion(row, texts)
                        .question(
                                layer::closeQuestion,
                                () -> {
                                    layer.closeQuestion();
                                    work.drop(row);
                                }));
    }

    private void back(WorkRow row) {
        work.dismiss(row);
        window.page().set(null);
        if (window.dock().get() == workPanel && work.rows().isEmpty()) hideWork();
        window.rescan().run();
    }
}

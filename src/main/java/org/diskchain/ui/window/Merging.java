package org.diskchain.ui.window;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergeModel;
import org.diskchain.ui.merge.MergePanel;
import org.diskchain.ui.merge.MergePreview;
import org.diskchain.ui.places.OpenPlace;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/// Merging in the window: the preview in the dock, and the picture that shows what it would do.
final class Merging {
    /// In which the person may move on to another depth, before tables are read.
    private static final Duration SECOND_THOUGHT = Duration.millis(120);

    private final MainView main;
    private final ForestModel forest;
    private final MergeModel model;
    private final MergePanel panel;

    Merging(MainView main, ForestModel forest, PlacesModel places, Services services) {
        this.main = main;
        this.forest = forest;
        MergeTexts texts = new MergeTexts(services.texts().locale());
        model =
                new MergeModel(
                        forest,
                        services.previewer(),
                        new MergeModel.Threads(later(services.executor()), Platform::runLater));
        model.setNamed(() -> places.open().stream().map(OpenPlace::path).toList());
        panel =
                new MergePanel(
                        model,
                        texts,
                        new MergePanel.Acts(this::begin, forest.pickedProperty()::set));
        model.previewProperty().subscribe(this::show);
    }

    /// Opens the preview of a disk.
    void preview(Path disk) {
        model.open(disk);
    }

    boolean isPreviewing() {
        return model.preview().isPresent();
    }

    void close() {
        model.close();
    }

    void more() {
        model.more();
    }

    void less() {
        model.less();
    }

    /// Makes an ancestor of the previewed disk the target.
    void aimAt(Path ancestor) {
        model.aimAt(ancestor);
    }

    /// The preview's button.
    void press() {
        panel.begin();
    }

    private void begin(MergePreview preview) {}

    private void show(MergePreview preview) {
        forest.effectsProperty().set(preview == null ? null : preview.effects());
        Node shown = preview == null ? null : panel;
        if (main.dockProperty().get() != shown) main.dockProperty().set(shown);
    }

    private static Executor later(Executor executor) {
        return job -> {
            PauseTransition pause = new PauseTransition(SECOND_THOUGHT);
            pause.setOnFinished(_ -> executor.execute(job));
            pause.play();
        };
    }
}

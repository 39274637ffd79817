package org.diskchain.ui.reparent;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.diskchain.chain.DiskForest;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.dialog.DialogLayer;
import org.diskchain.ui.dialog.Question;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.Jobs;
import org.diskchain.ui.work.Rebases;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way of orphans through the window: the wizard, and the old link given back or let go of.
/// Used on the JavaFX thread only.
public final class ReparentFlow {
    private final ForestModel forest;
    private final Engine engine;
    private final Window window;
    private final DialogLayer layer;
    private final ReparentTexts texts;
    private final Work undoing;
    private final Parting parting;

    /// The engine behind the flow.
    ///
    /// @param jobs for everything that takes time
    /// @param clock for reports
    public record Engine(Reconnects reconnects, Rebases rebases, Jobs jobs, InstantSource clock) {}

    /// What the flow needs of the window.
    ///
    /// @param places the folders and files that the person opened, the shown one first
    /// @param rescan looks at the open place again
    /// @param chooseFolder lets the person choose a folder, under that title
    /// @param save keeps a text where the person wants it: title, name of the file, text
    /// @param say shows what went wrong
    public record Window(
            Supplier<List<Path>> places,
            Runnable rescan,
            Supplier<Optional<Path>> chooseFolder,
            Saving save,
            Consumer<String> say) {}

    /// Keeps a text in a file that the person chooses.
    @FunctionalInterface
    public interface Saving {
        void save(String title, String name, String text) throws IOException;
    }

    /// What the pages of the wizard have done outside of it.
    record Acts(Supplier<Optional<Path>> chooseFolder, Runnable saveReport) {}

    public ReparentFlow(
            ForestModel forest,
            Engine engine,
            Window window,
            Parting.Acts parting,
            DialogLayer layer,
            ReparentTexts texts) {
        this.forest = forest;
        this.engine = engine;
        this.window = window;
        this.layer = layer;
        this.texts = texts;
        this.undoing = new Work(engine.jobs());
        this.parting = new Parting(forest, engine, parting, layer, texts);
        undoing.activityProperty()
                .subscribe(
                        now -> {
                            if (now instanceof Activity.Failed(var why)) failed(why);
                        });
    }

    /// The style sheet of all that the flow shows, to be put after the common ones.
    public static URL sheet() {
        return ReparentFlow.class.getResource("reparent.css");
    }

    /// Opens the wizard for all orphans that cannot be read.
    public void open() {
        open(Set.of(), _ -> {});
    }

    /// Opens the wizard for one disk, at its candidates.
    public void open(Path disk) {
        open(Set.of(disk), _ -> {});
    }

    private void open(Collection<Path> ticked, Consumer<Map<Path, Optional<Path>>> settled) {
        List<Path> places = window.places().get();
        ReparentModel model = model();
        model.open(forest.forest(), places.stream().limit(1).toList(), ticked);
        if (places.size() > 1) model.searchAlso(places.subList(1, places.size()));
        if (!ticked.isEmpty() && model.countsProperty().get().ticked() > 0) model.goOn();
        show(model, settled);
    }

    /// Opens the wizard for the orphans of a merge; the disks are looked at again first.
    ///
    /// @param settled told at the end what was decided for orphans: their new parent, none where
    ///   they were left knowingly
    public void openAfter(Collection<Path> orphans, Consumer<Map<Path, Optional<Path>>> settled) {
        ReparentModel model = model();
        model.open(DiskForest.EMPTY, List.of(), orphans);
        model.searchAlso(window.places().get());
        show(model, settled);
    }

    private ReparentModel model() {
        ReparentModel model = new ReparentModel(engine.reconnects(), engine.jobs());
        model.reconnecting().setOnChanged(window.rescan());
        return model;
    }

    private void show(ReparentModel model, Consumer<Map<Path, Optional<Path>>> settled) {
        ReparentWizard[] opened = new ReparentWizard[1];
        opened[0] =
                new ReparentWizard(
                        model,
                        texts,
                        new Acts(window.chooseFolder(), () -> save(model)),
                        () -> {
                            model.close();
                            layer.close(opened[0]);
                            settled.accept(settled(model));
                        });
        layer.open(opened[0]);
    }

    private static Map<Path, Optional<Path>> settled(ReparentModel model) {
        Map<Path, Optional<Path>> settled = new HashMap<>();
        model.reconnecting().left().forEach(disk -> settled.put(disk, Optional.empty()));
        for (Reconnected each : model.reconnecting().results()) {
            switch (each) {
                case Reconnected.Done(var child, var parent, _) ->
                        settled.put(child, Optional.of(parent));
                case Reconnected.Kept(var child, var parent) ->
                        settled.put(child, Optional.of(parent));
                case Reconnected.Undone _,
                        Reconnected.Skipped _,
                        Reconnected.Gone _,
                        Reconnected.Failed _,
                        Reconnected.Refused _ -> {}
            }
        }
        return settled;
    }

    private void save(ReparentModel model) {
        String text =
                new ReconnectReport(texts)
                        .of(
                                model.reconnecting().results(),
                                model.reconnecting().left(),
                                engine.clock().instant());
        try {
            window.save().save(texts.get("report.choose"), texts.get("report.file"), text);
        } catch (IOException why) {
            window.say().accept(texts.get("report.failed", String.valueOf(why.getMessage())));
        }
    }

    /// Opens the dialog that moves a disk to another parent with its content kept.
    public void rebase(Path disk) {
        parting.rebase(disk);
    }

    /// Opens the dialog that copies what a disk reads into a new disk that stands alone.
    public void flatten(Path disk) {
        parting.flatten(disk);
    }

    /// Gives a disk its old link back, after a question.
    public void undo(Path disk) {
        ask(
                texts.get("undo.title", FileNames.whole(disk)),
                texts.get("undo.text"),
                texts.get("undo.act"),
                () -> {
                    List<Path> places = new ArrayList<>(window.places().get());
                    undoing.start(
                            progress -> {
                                engine.reconnects().undo(places, disk, progress);
                                return disk;
                            },
                            _ -> window.rescan().run());
                });
    }

    /// Lets go of the old link of a disk, after a question.
    public void forget(Path disk) {
        ask(
                texts.get("forget.title", FileNames.whole(disk)),
                texts.get("forget.text"),
                texts.get("forget.act"),
                () ->
                        undoing.start(
                                _ -> {
                                    engine.reconnects().forget(disk);
                                    return disk;
                                },
                                _ -> window.rescan().run()));
    }

    private void ask(String title, String text, String act, Runnable then) {
        Button back = new Button(texts.get("question.back"));
        back.setId("question-back");
        back.setOnAction(_ -> layer.closeQuestion());
        Button go = new Button(act);
        go.setId("question-act");
        go.getStyleClass().add("primary");
        go.setOnAction(
                _ -> {
                    layer.closeQuestion();
                    then.run();
                });
        layer.ask(new Question(title, text, new Region(), back, go, true));
    }

    private void failed(Throwable why) {
        window.say().accept(new ResultWords(texts).failure(why));
        window.rescan().run();
    }
}

package org.diskchain.ui.window;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.backup.BackupFlow;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.places.OpenPlace;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.Shelf;
import org.diskchain.ui.reparent.Parting;
import org.diskchain.ui.reparent.ReparentFlow;
import org.diskchain.ui.reparent.ReparentTexts;
import org.diskchain.ui.result.LeftToDo;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.work.Jobs;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The ways of merging, of reconnecting and of backup documents through the window, and what they
/// need of it.
final class Flows {
    private final ForestModel forest;
    private final PlacesModel places;
    private final MainView main;
    private final Services services;
    private final Texts texts;
    private final Jobs jobs;
    private final MergeFlow merging;
    private final ReparentFlow reparenting;
    private final ObjectProperty<Shelf> shelf = new SimpleObjectProperty<>();
    private final BackupFlow backup;

    /// @param say shows what went wrong
    Flows(
            ForestModel forest,
            PlacesModel places,
            MainView main,
            Services services,
            Consumer<String> say) {
        this.forest = forest;
        this.places = places;
        this.main = main;
        this.services = services;
        this.texts = services.texts();
        this.jobs = Jobs.on(services.executor());
        this.merging = newMerging();
        this.reparenting = newReparenting(say);
        this.backup = newBackup(say);
        merging.setBeside(backup);
    }

    MergeFlow merging() {
        return merging;
    }

    ReparentFlow reparenting() {
        return reparenting;
    }

    BackupFlow backup() {
        return backup;
    }

    /// What stands among the places while backup documents are open.
    ObservableValue<Shelf> shelf() {
        return shelf;
    }

    private BackupFlow newBackup(Consumer<String> say) {
        return new BackupFlow(
                forest,
                new BackupFlow.Engine(
                        services.documents(),
                        services.executor(),
                        services.clock(),
                        services.memory()),
                new BackupFlow.Window(
                        main.pageProperty(),
                        shelf::set,
                        services.outside()::chooseDocuments,
                        services.outside()::chooseFolder,
                        places::showDisk,
                        say),
                merging.previewModel(),
                texts.locale());
    }

    private MergeFlow newMerging() {
        return new MergeFlow(
                forest,
                new MergeFlow.Engine(services.previewer(), services.work(), services.executor()),
                new MergeFlow.Window(
                        main.dockProperty(),
                        main.pageProperty(),
                        () -> places.open().stream().map(OpenPlace::path).toList(),
                        places::scanAgain,
                        places::showDisk,
                        services.outside()::copy,
                        new ResultPage.Keeping(services.outside()::save, services.clock()),
                        leftToDo()),
                new MergeTexts(texts.locale()));
    }

    private LeftToDo.Acts leftToDo() {
        return new LeftToDo.Acts(
                (orphans, settled) -> reparenting().openAfter(orphans, settled),
                () -> services.outside().chooseFolder(texts.get("choose.discard")),
                services.discards(),
                jobs,
                places::scanAgain,
                forest.forestProperty());
    }

    private ReparentFlow newReparenting(Consumer<String> say) {
        return new ReparentFlow(
                forest,
                new ReparentFlow.Engine(
                        services.reconnects(), services.work().rebases(), jobs, services.clock()),
                new ReparentFlow.Window(
                        this::openPlaces,
                        places::scanAgain,
                        () -> services.outside().chooseFolder(texts.get("choose.search")),
                        services.outside()::save,
                        say),
                new Parting.Acts(
                        merging::move,
                        merging::flatten,
                        merging::showWork,
                        name -> services.outside().chooseNewDisk(texts.get("choose.flat"), name)),
                merging.layer(),
                new ReparentTexts(texts.locale()));
    }

    /// The shown place first.
    private List<Path> openPlaces() {
        OpenPlace shown = places.currentProperty().get();
        return Stream.concat(
                        Stream.ofNullable(shown),
                        places.open().stream().filter(each -> each != shown))
                .map(OpenPlace::path)
                .toList();
    }
}

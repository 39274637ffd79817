package org.diskchain.ui.window;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.backup.BackupFlow;
import org.diskchain.ui.merge.MergeModel;
import org.diskchain.ui.merge.MergePreview;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.reparent.ReparentFlow;
import org.diskchain.ui.search.SearchModel;
import org.diskchain.ui.window.StripModel.Mode;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Everything that menus and keys can have done, each stated once.
final class Commands {
    private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

    final Command openFolder;
    final Command openDisk;
    final Command openSample;
    final Command openDocuments;
    final Command openDocumentsFolder;
    final Command backup;
    final Command scanAgain;
    final Command closePlace;
    final Command quit;
    final Command copyPath;
    final Command find;
    final Command findNext;
    final Command findPrevious;
    final Command table;
    final Command zoomIn;
    final Command zoomOut;
    final Command zoomWhole;
    final Command fit;
    final Command inspector;
    final Command work;
    final Command merge;
    final Command rescue;
    final Command reconnect;
    final Command reconnectAll;
    final Command undoReconnect;
    final Command forgetLink;
    final Command rebase;
    final Command flatten;

    /// Whether the picked disk is rescued in the merge of the preview.
    final ObservableValue<Boolean> rescued;

    final Command showInFiles;
    final Command keys;
    final Command about;

    /// What commands act on.
    record Models(
            ForestModel forest,
            PlacesModel places,
            SearchModel search,
            StripModel strip,
            Opening opening,
            Outside outside,
            Zoom zoom,
            MergeModel merging,
            BackupFlow backup) {}

    /// What the window itself does.
    record Acts(
            Runnable find,
            Runnable inspector,
            Runnable work,
            Consumer<Path> merge,
            ReparentFlow reparenting,
            Consumer<Path> showInFiles,
            Runnable keys,
            Runnable about) {}

    Commands(Models models, Acts acts) {
        ObservableValue<Boolean> placeOpen =
                models.places().currentProperty().map(_ -> true).orElse(false);
        ObservableValue<Boolean> picked = models.forest().pickedNode().map(Optional::isPresent);
        ObservableValue<Boolean> mergeable =
                models.forest().pickedNode().map(disk -> hasParent(disk, models.forest()));
        ObservableValue<Boolean> found = Bindings.isNotEmpty(models.search().matches());
        ObservableValue<Boolean> pictured =
                models.strip().modeProperty().map(mode -> mode == Mode.PICTURE);
        Opening opening = models.opening();
        openFolder = new Command("open-folder", "Shortcut+O", ALWAYS, opening::chooseFolder);
        openDisk = new Command("open-disk", "Shortcut+Shift+O", ALWAYS, opening::chooseDisk);
        openSample = new Command("open-sample", "", ALWAYS, opening::sample);
        BackupFlow documents = models.backup();
        openDocuments =
                new Command("open-documents", "Shortcut+Shift+B", ALWAYS, documents::choose);
        openDocumentsFolder =
                new Command("open-documents-folder", "", ALWAYS, documents::chooseFolder);
        backup = new Command("backup", "Shortcut+B", documents.open(), documents::showPage);
        scanAgain = new Command("scan-again", "F5", placeOpen, models.places()::scanAgain);
        closePlace = new Command("close-place", "Shortcut+W", placeOpen, () -> close(models));
        quit = new Command("quit", "Shortcut+Q", ALWAYS, models.outside()::quit);
        copyPath = new Command("copy-path", "Shortcut+Shift+C", picked, () -> copy(models));
        find = new Command("find", "Shortcut+F", ALWAYS, acts.find());
        findNext = new Command("find-next", "F3", found, models.search()::next);
        findPrevious = new Command("find-previous", "Shift+F3", found, models.search()::previous);
        table = new Command("table", "Shortcut+T", ALWAYS, () -> turn(models.strip()));
        zoomIn = new Command("zoom-in", "Shortcut+Plus", pictured, models.zoom()::in);
        zoomOut = new Command("zoom-out", "Shortcut+Minus", pictured, models.zoom()::out);
        zoomWhole = new Command("zoom-100", "Shortcut+0", pictured, models.zoom()::whole);
        fit = new Command("zoom-fit", "Shortcut+9", pictured, models.zoom()::fit);
        inspector = new Command("inspector", "Shortcut+I", picked, acts.inspector());
        work = new Command("work", "Shortcut+J", ALWAYS, acts.work());
        merge = new Command("merge", "", mergeable, () -> onPicked(models, acts.merge()));
        rescue =
                new Command(
                        "rescue",
                        "",
                        ofPreview(models, MergePreview::canRescue),
                        () -> onPicked(models, models.merging()::toggleRescue));
        rescued = ofPreview(models, MergePreview::isRescued);
        ForestModel forest = models.forest();
        ReparentFlow reparenting = acts.reparenting();
        reconnect =
                new Command(
                        "reconnect",
                        "",
                        isPicked(forest, disk -> forest.orphan(disk).isPresent()),
                        () -> onPicked(models, reparenting::open));
        reconnectAll =
                new Command(
                        "reconnect-all",
                        "",
                        forest.orphansProperty().map(orphans -> !orphans.isEmpty()),
                        reparenting::open);
        undoReconnect =
                new Command(
                        "undo-reconnect",
                        "",
                        isPicked(forest, disk -> forest.forest().undoable(disk).isPresent()),
                        () -> onPicked(models, reparenting::undo));
        forgetLink =
                new Command(
                        "forget-link",
                        "",
                        undoReconnect.possible(),
                        () -> onPicked(models, reparenting::forget));
        rebase = new Command("rebase", "", mergeable, () -> onPicked(models, reparenting::rebase));
        flatten =
                new Command("flatten", "", mergeable, () -> onPicked(models, reparenting::flatten));
        showInFiles =
                new Command(
                        "show-in-files",
                        "Shortcut+Shift+E",
                        picked,
                        () -> onPicked(models, acts.showInFiles()));
        keys = new Command("keys", "F1", ALWAYS, acts.keys());
        about = new Command("about", "", ALWAYS, acts.about());
    }

    /// What is the case with the picked disk in the merge of the preview; false where there is
    /// none.
    private static ObservableValue<Boolean> ofPreview(
            Models models, BiPredicate<MergePreview, Path> test) {
        ReadOnlyObjectProperty<MergePreview> preview = models.merging().previewProperty();
        ObjectProperty<Path> picked = models.forest().pickedProperty();
        return Bindings.createBooleanBinding(
                () ->
                        preview.get() != null
                                && picked.get() != null
                                && test.test(preview.get(), picked.get()),
                preview,
                picked);
    }

    /// What is the case with the picked disk in the forest of the moment.
    private static ObservableValue<Boolean> isPicked(ForestModel forest, Predicate<Path> test) {
        return forest.pickedNode().map(disk -> disk.map(DiskNode::path).filter(test).isPresent());
    }

    private static boolean hasParent(Optional<DiskNode> disk, ForestModel forest) {
        return disk.map(node -> forest.forest().chain(node.path()).size() > 1).orElse(false);
    }

    private static void close(Models models) {
        models.places().close(models.places().currentProperty().get());
    }

    private static void copy(Models models) {
        onPicked(models, path -> models.outside().copy(path.toString()));
    }

    private static void onPicked(Models models, Consumer<Path> act) {
        models.forest().pickedNode().getValue().map(DiskNode::path).ifPresent(act);
    }

    private static void turn(StripModel strip) {
        boolean picture = strip.modeProperty().get() == Mode.PICTURE;
        strip.modeProperty().set(picture ? Mode.TABLE : Mode.PICTURE);
    }
}

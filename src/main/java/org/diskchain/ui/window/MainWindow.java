package org.diskchain.ui.window;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.backup.BackupFlow;
import org.diskchain.ui.inspector.InspectorModel;
import org.diskchain.ui.inspector.InspectorView;
import org.diskchain.ui.inspector.UseModel;
import org.diskchain.ui.merge.MergeFlow;
import org.diskchain.ui.places.PlacesModel;
import org.diskchain.ui.places.PlacesView;
import org.diskchain.ui.places.Shelf;
import org.diskchain.ui.reparent.ReparentFlow;
import org.diskchain.ui.search.SearchModel;
import org.diskchain.ui.search.SearchView;
import org.diskchain.ui.table.ForestTable;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.tree.TreePicture;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// The main window, put together: models, the views in their areas, and what leads from one to the
/// other.
public final class MainWindow {
    private static final int[] ICON_SIZES = {16, 32, 48, 64, 128, 256};

    private final Services services;
    private final Texts texts;
    private final ForestModel forest = new ForestModel();
    private final PlacesModel places;
    private final SearchModel search;
    private final StripModel strip;
    private final MainView main = new MainView();
    private final Areas areas = new Areas(main);
    private final Overlay overlay = new Overlay();
    private final StackPane root = new StackPane(main, overlay);
    private final Opening opening;
    private final Commands commands;
    private final HeaderView header;
    private final CentreView centre;
    private final TreePicture picture;
    private final MergeFlow merging;
    private final BackupFlow backup;
    private final ObservableValue<Shelf> shelf;
    private final ReparentFlow reparenting;
    private final Scene scene;

    public MainWindow(Services services, Theme theme) {
        this.services = services;
        this.texts = services.texts();
        places =
                new PlacesModel(
                        forest,
                        services.scan(),
                        services.memory(),
                        services.executor(),
                        services.clock());
        search = new SearchModel(forest);
        strip = new StripModel(forest);
        opening = opening();
        picture = new TreePicture(forest, texts.locale());
        picture.setId("picture");
        Zoom zoom = new PictureZoom(picture);
        Flows flows = new Flows(forest, places, main, services, this::say);
        merging = flows.merging();
        reparenting = flows.reparenting();
        backup = flows.backup();
        shelf = flows.shelf();
        commands = commands(zoom);
        Menus menus = new Menus(commands, texts);
        header =
                new HeaderView(
                        menus.bar(places, theme.choiceProperty()),
                        search,
                        texts,
                        areas::focusDisks);
        ForestTable table = new ForestTable(forest, texts);
        centre = new CentreView(places, forest, strip, opening, texts, picture, table);
        fill(zoom);
        DiskKeys keys = new DiskKeys(commands, merging, main, forest, search);
        Leads leads = new Leads(forest, main, keys, menus.card());
        leads.from(picture, merging::aimAt);
        leads.from(table);
        scene = new Scene(root);
        new Keyboard(scene, areas::shown);
        areas.focusDisks();
        main.pageProperty().addListener((_, _, page) -> Platform.runLater(() -> areas.focus(page)));
        DropTarget.on(root, this::open);
        merging.layer().over(root);
        root.getStyleClass().add("main-window");
    }

    /// The window's own style sheets, to be put after the common ones. Those of its parts are among
    /// them: a sheet of a part alone is lost when the colours change.
    public static URL[] sheets() {
        return new URL[] {
            MainWindow.class.getResource("window.css"),
            MergeFlow.sheet(),
            ReparentFlow.sheet(),
            BackupFlow.sheet()
        };
    }

    /// The program's icon in all its sizes, smallest first.
    public static List<Image> icons() {
        return IntStream.of(ICON_SIZES)
                .mapToObj(size -> MainWindow.class.getResource("icon-" + size + ".png"))
                .map(url -> new Image(url.toExternalForm()))
                .toList();
    }

    public Scene scene() {
        return scene;
    }

    public MainView main() {
        return main;
    }

    Commands commands() {
        return commands;
    }

    public ForestModel forest() {
        return forest;
    }

    public PlacesModel places() {
        return places;
    }

    MergeFlow merging() {
        return merging;
    }

    /// The backup documents in the window.
    public BackupFlow backup() {
        return backup;
    }

    /// Closes the window with `close`, after running work has stopped safely.
    public void close(Runnable close) {
        merging.close(close);
    }

    /// Opens what the command line names or a person drops: backup documents, folders, disks.
    public void open(List<Path> paths) {
        backup.take(paths, opening::all);
    }

    /// Opens the sample chain, and makes it where it is not there yet.
    public void openSample() {
        opening.sample();
    }

    private Opening opening() {
        return new Opening(
                places,
                services.outside(),
                services.sample(),
                services.executor(),
                new Opening.Titles(texts.get("choose.folder"), texts.get("choose.disk")),
                why -> say(texts.get("sample.failed", String.valueOf(why.getMessage()))));
    }

    private Commands commands(Zoom picture) {
        return new Commands(
                new Commands.Models(
                        forest,
                        places,
                        search,
                        strip,
                        opening,
                        services.outside(),
                        picture,
                        merging.previewModel(),
                        backup),
                new Commands.Acts(
                        this::find,
                        () ->
                                main.inspectorCalledProperty()
                                        .set(!main.inspectorCalledProperty().get()),
                        () -> merging.toggleWork(),
                        path -> merging.preview(path),
                        reparenting,
                        this::showInFiles,
                        () -> overlay.open(new KeysView(texts, overlay::close)),
                        () ->
                                overlay.open(
                                        new AboutView(
                                                texts,
                                                icons().getLast(),
                                                services.version(),
                                                overlay::close))));
    }

    private void fill(Zoom picture) {
        UseModel use = new UseModel(forest, services.inUse(), services.executor());
        InspectorModel inspector = new InspectorModel(forest, use, texts, services.words());
        InspectorView inspectorView =
                new InspectorView(
                        inspector,
                        texts,
                        new InspectorView.Acts(
                                path -> services.outside().copy(path.toString()),
                                this::showInFiles,
                                _ -> commands.merge.act().run(),
                                reparenting::open,
                                reparenting::undo,
                                reparenting::forget));
        Region inspectorTabs = backup.withTab(inspectorView);
        SearchView searchView = new SearchView(search, forest, texts);
        main.headerProperty().set(header);
        main.placesProperty().set(placesView());
        main.stripProperty().set(new StripView(strip, places, picture, texts, reparenting::open));
        main.centreProperty().set(centre);
        main.statusProperty().set(new StatusView(new StatusModel(forest, search, places, texts)));
        search.active()
                .subscribe(
                        active ->
                                main.inspectorProperty().set(active ? searchView : inspectorTabs));
        ObservableValue<Boolean> disks = forest.forestProperty().map(now -> !now.disks().isEmpty());
        main.inspectorWantedProperty().bind(Bindings.createBooleanBinding(disks::getValue, disks));
        places.currentProperty().subscribe(place -> main.stripWantedProperty().set(place != null));
        header.runningProperty().set(merging.indicator());
    }

    /// Shows the disk of unfinished work, and Work, from which it is gone on with.
    private void toUnfinished(Path target) {
        showDisks();
        places.showDisk(target);
        if (main.dockProperty().get() == null) merging.toggleWork();
    }

    private PlacesView placesView() {
        PlacesView view =
                new PlacesView(
                        places,
                        texts,
                        new PlacesView.Acts(
                                opening::chooseFolder,
                                work -> toUnfinished(work.disk()),
                                this::showInFiles));
        main.railProperty().subscribe(view::setRail);
        shelf.subscribe(view::setShelf);
        view.setOnPlaceChosen(this::showDisks);
        opening.setOnOpening(this::showDisks);
        return view;
    }

    /// A page gives way to the disks; it is still to be had from the backup's place and from Work.
    private void showDisks() {
        main.pageProperty().set(null);
    }

    private void find() {
        header.field().requestFocus();
        header.field().selectAll();
    }

    private void showInFiles(Path path) {
        try {
            services.outside().show(path);
        } catch (IOException e) {
            say(texts.get("show.failed", path.toString(), String.valueOf(e.getMessage())));
        }
    }

    private void say(String problem) {
        overlay.open(new NoticeView(texts, problem, overlay::close));
    }
}

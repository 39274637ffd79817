package org.diskchain.ui.backup;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.diskchain.backup.BackupDocumentException;
import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.VssSet;
import org.diskchain.report.ImpactText;
import org.diskchain.report.Visible;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Memory;
import org.diskchain.ui.merge.Beside;
import org.diskchain.ui.merge.MergeModel;
import org.diskchain.ui.merge.MergeModel.Threads;
import org.diskchain.ui.places.Shelf;
import org.diskchain.ui.result.Outcome;
import org.diskchain.ui.work.BackgroundWork;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The way of backup documents through the window: opened from the menu or dropped, shown as a
/// page, and told of wherever a disk or a merge is shown. Used on the JavaFX thread only.
public final class BackupFlow implements Beside {
    private final Engine engine;
    private final Window window;
    private final BackupTexts texts;
    private final BackupModel model;
    private final ImpactModel impact;
    private final ForestModel forest;
    private BackupPage page;
    private Node pageBefore;

    /// The engine behind the flow.
    ///
    /// @param executor for everything that takes time
    /// @param memory keeps what a person said, for the next start
    public record Engine(
            Documents documents, Executor executor, InstantSource clock, Memory memory) {}

    /// What the flow needs of the window.
    ///
    /// @param page where the documents are shown
    /// @param shelf where it stands that documents are open
    /// @param chooseFiles lets the person choose documents, under a title
    /// @param chooseFolder lets the person choose a folder, under a title
    /// @param showDisk brings a disk into view
    /// @param say tells a problem
    public record Window(
            ObjectProperty<Node> page,
            Consumer<Shelf> shelf,
            Ask<List<Path>> chooseFiles,
            Ask<Optional<Path>> chooseFolder,
            Consumer<Path> showDisk,
            Consumer<String> say) {}

    /// Asks the person, under a title.
    @FunctionalInterface
    public interface Ask<T> {
        T under(String title);
    }

    public BackupFlow(
            ForestModel forest, Engine engine, Window window, MergeModel merging, Locale locale) {
        this.forest = forest;
        this.engine = engine;
        this.window = window;
        this.texts = new BackupTexts(locale);
        Threads threads = new Threads(engine.executor(), Platform::runLater);
        model = new BackupModel(forest, engine.clock(), threads);
        Remembered.keep(model, engine.memory());
        impact = new ImpactModel(model, merging, threads);
        model.documentsProperty().subscribe(this::shelve);
        window.page().subscribe(_ -> shelve(model.documentsProperty().get()));
    }

    /// The style sheet of all that the flow shows, to be put after the common ones.
    public static URL sheet() {
        return BackupFlow.class.getResource("backup.css");
    }

    public BackupModel model() {
        return model;
    }

    /// Whether documents are open.
    public ObservableValue<Boolean> open() {
        return model.documentsProperty().map(_ -> true).orElse(false);
    }

    /// The inspector with a second tab beside it while documents are open.
    public Region withTab(Node inspector) {
        BackupTab tab = new BackupTab(forest, model, texts, this::showPage);
        return new InspectorTabs(inspector, tab, open(), texts);
    }

    @Override
    public Region framed(Region effects) {
        return new CardFrame(effects, impact, texts);
    }

    @Override
    public List<String> beforehand() {
        MergeImpact now = impact.impactProperty().get();
        if (now == null) return List.of();
        List<String> said = new ArrayList<>();
        ImpactLines.first(now)
                .filter(line -> line.concern().isLoss())
                .map(line -> texts.get("confirm.worst", line.words(texts)))
                .ifPresent(said::add);
        said.add(texts.engine().message(MergeImpact.Advice.FULL_BACKUP));
        return said;
    }

    @Override
    public Optional<Told> after(Outcome outcome) {
        Map<Path, Long> sizes = Map.of(outcome.result().target(), outcome.result().targetSize());
        return impact.of(outcome.forest(), outcome.effects(), sizes)
                .map(
                        done ->
                                new Told(
                                        new ImpactView(texts).show(done),
                                        new ImpactText(texts.engine()).lines(done)));
    }

    /// Lets the person choose documents, and opens them.
    public void choose() {
        List<Path> chosen = window.chooseFiles().under(texts.get("choose.documents"));
        if (!chosen.isEmpty()) open(chosen);
    }

    /// Lets the person choose the folder of an unpacked set, and opens it.
    public void chooseFolder() {
        window.chooseFolder()
                .under(texts.get("choose.documents-folder"))
                .ifPresent(folder -> open(List.of(folder)));
    }

    /// Opens what of these is backup documents, in the background; hands the rest back.
    public void take(List<Path> paths, Consumer<List<Path>> rest) {
        new BackgroundWork<>(_ -> paths.stream().filter(BackupPlaces::isOne).toList())
                .onDone(
                        documents -> {
                            if (!documents.isEmpty()) open(documents);
                            List<Path> others = new ArrayList<>(paths);
                            others.removeAll(documents);
                            if (!others.isEmpty()) rest.accept(others);
                        })
                .start(engine.executor());
    }

    /// Opens documents. Those of writers alone are joined with the components document that is
    /// open.
    public void open(List<Path> paths) {
        VssSet before = model.documentsProperty().get();
        new BackgroundWork<>(_ -> read(paths, before))
                .onDone(this::show)
                .onFailed(failure -> window.say().accept(problem(failure, paths)))
                .start(engine.executor());
    }

    private VssSet read(List<Path> paths, VssSet before) throws IOException {
        VssSet set = engine.documents().open(paths);
        boolean joins =
                set.components().isEmpty() && before != null && before.components().isPresent();
        if (!joins) return set;
        List<Path> all =
                new ArrayList<>(
                        before.documents().stream().map(VssSet.Document::file).distinct().toList());
        paths.stream().filter(path -> !all.contains(path)).forEach(all::add);
        return engine.documents().open(all);
    }

    private String problem(Throwable failure, List<Path> paths) {
        if (failure instanceof BackupDocumentException known) return texts.engine().message(known);
        String why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return texts.get("open.failed", paths.getFirst(), Visible.text(why));
    }

    private void show(VssSet set) {
        model.open(set);
        showPage();
    }

    /// Shows the documents, in place of whatever page is there.
    public void showPage() {
        if (model.documentsProperty().get() == null) return;
        if (page == null) page = page();
        if (window.page().get() == page) return;
        pageBefore = window.page().get();
        window.page().set(page);
    }

    private BackupPage page() {
        Supplier<Optional<Path>> folder =
                () -> window.chooseFolder().under(texts.get("choose.rule-folder"));
        return new BackupPage(
                model,
                texts,
                new BackupPage.Acts(
                        this::leavePage,
                        this::choose,
                        this::close,
                        folder::get,
                        disk -> {
                            leavePage();
                            window.showDisk().accept(disk);
                        }));
    }

    /// Goes back to what was there before the page.
    public void leavePage() {
        if (page == null || window.page().get() != page) return;
        Node before = pageBefore;
        pageBefore = null;
        window.page().set(before);
    }

    /// Closes the documents.
    public void close() {
        leavePage();
        page = null;
        model.close();
    }

    private void shelve(VssSet set) {
        if (set == null) {
            window.shelf().accept(null);
            return;
        }
        VssSet.Document main = set.main();
        boolean chosen = page != null && window.page().get() == page;
        window.shelf()
                .accept(new Shelf(main.name(), main.file(), chosen, this::showPage, this::close));
    }
}

package org.diskchain.ui.reparent;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.plan.Candidate;
import org.diskchain.ui.work.Jobs;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the wizard knows and what the person decided in it. Used on the JavaFX thread only.
public final class ReparentModel {
    private final ObservableList<OrphanRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.ORPHANS);
    private final ReadOnlyObjectWrapper<OrphanCounts> counts =
            new ReadOnlyObjectWrapper<>(new OrphanCounts(0, 0, 0, 0));
    private final ObjectProperty<OrphanRow> current = new SimpleObjectProperty<>();
    private final HostFolders folders = new HostFolders();
    private final CandidateLookup lookup;
    private final Reconnecting reconnecting;
    private Set<Path> wanted = Set.of();
    private boolean gathering;

    public ReparentModel(Reconnects engine, Jobs jobs) {
        lookup = new CandidateLookup(engine, jobs, this::foundAgain, this::together);
        reconnecting = new Reconnecting(engine, jobs);
        reconnecting.setOnDone(() -> step.set(Step.DONE));
    }

    /// Begins with the orphans of a forest.
    ///
    /// @param places where the forest was found
    /// @param ticked the orphans to deal with; where there are none, all that cannot be read
    public void open(DiskForest forest, List<Path> places, Collection<Path> ticked) {
        lookup.open(forest, places);
        fill(Orphans.of(forest));
        wanted = Set.copyOf(ticked);
        boolean anyBroken = rows.stream().anyMatch(row -> row.orphan().isBroken());
        tick(
                row ->
                        wanted.isEmpty()
                                ? row.orphan().isBroken() || !anyBroken
                                : wanted.contains(row.disk()));
        reconnecting.forget();
        folders.clear();
        step.set(Step.ORPHANS);
        lookForMissing();
    }

    private void fill(List<Orphan> orphans) {
        rows.setAll(orphans.stream().map(OrphanRow::new).toList());
        for (OrphanRow row : rows) {
            row.tickedProperty().addListener((_, _, _) -> count());
            row.decisionProperty().addListener((_, _, _) -> count());
            row.candidatesProperty().addListener((_, _, _) -> count());
        }
        count();
    }

    /// Counts once for all that is done.
    private void together(Runnable act) {
        boolean inner = gathering;
        gathering = true;
        act.run();
        gathering = inner;
        count();
    }

    private void count() {
        if (gathering) return;
        counts.set(
                new OrphanCounts(
                        count(_ -> true),
                        count(OrphanRow::isDecided),
                        count(row -> row.decision().parent().isPresent()),
                        count(row -> !row.isDecided() && row.certain().isPresent())));
    }

    private int count(Predicate<OrphanRow> which) {
        return (int) ticked().stream().filter(which).count();
    }

    /// All orphans of the forest, those that cannot be read first.
    ObservableList<OrphanRow> rows() {
        return rows;
    }

    /// Those that the wizard deals with.
    List<OrphanRow> ticked() {
        return rows.stream().filter(row -> row.tickedProperty().get()).toList();
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<OrphanCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// The orphan whose candidates are shown; null before there is one.
    ObjectProperty<OrphanRow> currentProperty() {
        return current;
    }

    /// The folders of the chosen parents.
    HostFolders folders() {
        return folders;
    }

    CandidateLookup lookup() {
        return lookup;
    }

    Reconnecting reconnecting() {
        return reconnecting;
    }

    DiskForest forest() {
        return lookup.forest();
    }

    /// Deals with those orphans, and with no others.
    void tick(Predicate<OrphanRow> which) {
        together(() -> rows.forEach(row -> row.tickedProperty().set(which.test(row))));
    }

    /// Decides for every orphan of which one parent is certain, and shows the first one left.
    void takeCertain() {
        together(() -> ticked().forEach(this::takeCertain));
        firstOpen().ifPresent(current::set);
    }

    private void takeCertain(OrphanRow row) {
        if (!row.isDecided()) row.certain().ifPresent(each -> choose(row, each.disk()));
    }

    void choose(OrphanRow row, Path parent) {
        row.decisionProperty().set(new Decision.Parent(parent));
    }

    /// Leaves the orphan that is shown as it is, and goes on to the next one.
    void leaveCurrent() {
        if (current.get() == null) return;
        current.get().decisionProperty().set(Decision.LEFT);
        firstOpen().ifPresent(current::set);
    }

    /// Whether the page can be left forwards.
    boolean canGoOn() {
        OrphanCounts now = counts.get();
        return switch (step.get()) {
            case ORPHANS -> now.ticked() > 0;
            case PARENT ->
                    current.get() != null
                            && (now.isAllDecided() || current.get().chosen().isPresent());
            case PATHS -> folders.areValid();
            case CHECK -> reconnecting.canBegin();
            case DONE -> false;
        };
    }

    /// To the next page, or to the next orphan that is not decided. What is shown as chosen counts
    /// as decided.
    void goOn() {
        if (!canGoOn()) return;
        switch (step.get()) {
            case ORPHANS -> toParents();
            case PARENT -> nextOrphan();
            case PATHS -> toCheck();
            case CHECK -> reconnecting.begin(lookup.places());
            case DONE -> {}
        }
    }

    private void toParents() {
        lookForMissing();
        OrphanRow shown = current.get();
        if (shown == null || !ticked().contains(shown)) {
            current.set(firstOpen().orElse(ticked().getFirst()));
        }
        step.set(Step.PARENT);
    }

    private void nextOrphan() {
        OrphanRow shown = current.get();
        if (!shown.isDecided()) shown.chosen().ifPresent(parent -> choose(shown, parent));
        Optional<OrphanRow> open = firstOpen();
        if (open.isPresent()) {
            current.set(open.get());
        } else if (counts.get().parents() == 0) {
            reconnecting.leave(ticked());
            step.set(Step.DONE);
        } else {
            folders.name(parents().values(), forest());
            step.set(Step.PATHS);
        }
    }

    private Optional<OrphanRow> firstOpen() {
        return ticked().stream().filter(row -> !row.isDecided()).findFirst();
    }

    /// One page back; nothing that was decided is lost.
    void goBack() {
        if (canGoBack()) step.set(step.get().before());
    }

    boolean canGoBack() {
        return step.get() != Step.ORPHANS
                && step.get() != Step.DONE
                && !reconnecting.work().isAlive();
    }

    /// Looks for parents in other folders too. What was decided stays, where it still can be.
    void searchAlso(List<Path> folders) {
        lookup.add(folders);
    }

    /// Looks for parents of those that were not looked at yet.
    void lookForMissing() {
        lookup.look(
                ticked().stream().filter(row -> row.candidatesProperty().get().isEmpty()).toList());
    }

    /// The forest with another folder in it: orphans may be found, and parents.
    private void foundAgain(DiskForest forest) {
        Map<Path, OrphanRow> before =
                rows.stream().collect(Collectors.toMap(OrphanRow::disk, row -> row));
        Path shown = current.get() == null ? null : current.get().disk();
        fill(Orphans.of(forest));
        together(() -> rows.forEach(row -> keep(row, before.get(row.disk()), forest)));
        current.set(
                ticked().stream()
                        .filter(row -> row.disk().equals(shown))
                        .findFirst()
                        .or(this::firstOpen)
                        .or(() -> ticked().stream().findFirst())
                        .orElse(null));
        if (current.get() == null && step.get() == Step.PARENT) step.set(Step.ORPHANS);
        lookForMissing();
    }

    /// What was ticked and decided of an orphan stays.
    private void keep(OrphanRow row, OrphanRow old, DiskForest forest) {
        if (old == null) {
            row.tickedProperty().set(wanted.contains(row.disk()));
            return;
        }
        row.tickedProperty().set(old.tickedProperty().get());
        boolean there = old.decision().parent().flatMap(forest::disk).isPresent();
        if (there || old.decision() instanceof Decision.Left) {
            row.decisionProperty().set(old.decision());
        }
    }

    /// The chosen parents, parents of orphans above those of their children.
    Map<Path, Path> parents() {
        Map<Path, Path> parents = new LinkedHashMap<>();
        for (OrphanRow row : ticked()) {
            row.decision().parent().ifPresent(parent -> parents.put(row.disk(), parent));
        }
        return parents;
    }

    private void toCheck() {
        step.set(Step.CHECK);
        reconnecting.check(forest(), ticked(), folders::pathOf);
    }

    /// The person has left; nothing is looked for any more.
    void close() {
        lookup.abandon();
    }

    /// The candidate that is shown as chosen for the current orphan.
    Optional<Candidate> shownCandidate() {
        return Optional.ofNullable(current.get())
                .flatMap(row -> row.chosen().flatMap(row::candidate));
    }
}

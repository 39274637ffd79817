package org.diskchain.ui.reparent;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Looks for the parents of orphans in the background, a few orphans at a time, so that the first
/// ones can be decided while the rest is looked for.
final class CandidateLookup {
    private static final int AT_A_TIME = 16;

    private final Reconnects engine;
    private final Work work;
    private final Consumer<DiskForest> foundAgain;
    private final Consumer<Runnable> together;
    private DiskForest forest = DiskForest.EMPTY;
    private List<Path> places = List.of();

    /// @param foundAgain told of the forest once it was looked through with another folder
    /// @param together takes in what was found of several orphans
    CandidateLookup(
            Reconnects engine,
            Jobs jobs,
            Consumer<DiskForest> foundAgain,
            Consumer<Runnable> together) {
        this.together = together;
        this.engine = engine;
        this.work = new Work(jobs);
        this.foundAgain = foundAgain;
    }

    void open(DiskForest found, List<Path> where) {
        work.abandon();
        forest = found;
        places = List.copyOf(where);
    }

    ReadOnlyObjectProperty<Activity> activityProperty() {
        return work.activityProperty();
    }

    DiskForest forest() {
        return forest;
    }

    /// Where is looked, in the order in which folders were added.
    List<Path> places() {
        return places;
    }

    /// Looks for the parents of these; what is looked for now is given up.
    void look(List<OrphanRow> rows) {
        if (rows.isEmpty()) return;
        DiskForest in = forest;
        List<OrphanRow> all = List.copyOf(rows);
        Consumer<Runnable> part = work.part();
        work.start(progress -> look(in, all, part, progress), _ -> {});
    }

    private Void look(
            DiskForest in, List<OrphanRow> rows, Consumer<Runnable> part, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.MEASURE, rows.size());
        for (int from = 0; from < rows.size(); from += AT_A_TIME) {
            List<OrphanRow> some = rows.subList(from, Math.min(rows.size(), from + AT_A_TIME));
            List<Orphan> orphans = some.stream().map(OrphanRow::orphan).toList();
            Map<Path, List<Candidate>> found = engine.candidates(in, orphans, progress.silent());
            Runnable take =
                    () -> some.forEach(row -> row.found(found.getOrDefault(row.disk(), List.of())));
            part.accept(() -> together.accept(take));
            progress.advance(some.size());
        }
        return null;
    }

    /// Looks through other folders too.
    void add(List<Path> folders) {
        List<Path> all = new ArrayList<>(places);
        folders.stream().filter(folder -> !all.contains(folder)).forEach(all::add);
        work.start(
                progress -> engine.scan(all, progress),
                found -> {
                    places = List.copyOf(all);
                    forest = found;
                    foundAgain.accept(found);
                });
    }

    void askToStop() {
        work.askToStop();
    }

    void abandon() {
        work.abandon();
    }
}

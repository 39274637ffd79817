package org.diskchain.ui.reparent;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.Reconnector;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The engine itself behind [Reconnects]. The disks are looked at again before any is written,
/// because what the window knows of them may be old.
public record EngineReconnects(
        Scanner scanner,
        CandidateSearch search,
        ReconnectPlanning planning,
        Reconnector reconnector)
        implements Reconnects {

    @Override
    public DiskForest scan(List<Path> places, Progress progress)
            throws IOException, CancelledException {
        return scanner.scan(places, progress);
    }

    @Override
    public Map<Path, List<Candidate>> candidates(
            DiskForest forest, List<Orphan> orphans, Progress progress)
            throws IOException, CancelledException {
        return search.search(forest, orphans, progress);
    }

    @Override
    public PlannedReconnect plan(DiskForest forest, ReconnectWish wish) throws IOException {
        return planning.plan(forest, wish);
    }

    /// In rows from the top of the trees down: a parent must hold before its child is given it.
    @Override
    public void reconnect(
            List<Path> places,
            List<ReconnectWish> wishes,
            Consumer<Reconnected> each,
            Progress progress)
            throws IOException, CancelledException {
        DiskForest first = scanner.scan(places, progress.silent());
        progress.begin(Stage.FINISH, wishes.size());
        for (List<ReconnectWish> row : rows(first, wishes)) {
            DiskForest now = scanner.scan(places, progress.silent());
            for (ReconnectWish wish : row) {
                progress.advance(0);
                each.accept(reconnect(now, wish));
                progress.advance(1);
            }
        }
    }

    private static Iterable<List<ReconnectWish>> rows(
            DiskForest forest, List<ReconnectWish> wishes) {
        Map<Path, Path> parents =
                wishes.stream()
                        .collect(Collectors.toMap(ReconnectWish::child, ReconnectWish::parent));
        DiskForest afterwards = WouldBe.forest(forest, parents);
        return wishes.stream()
                .collect(
                        Collectors.groupingBy(
                                wish -> afterwards.chain(wish.child()).size(),
                                TreeMap::new,
                                Collectors.toList()))
                .values();
    }

    /// One that cannot be done does not end the rest.
    private Reconnected reconnect(DiskForest forest, ReconnectWish wish) {
        try {
            if (forest.disk(wish.child()).isEmpty() || forest.disk(wish.parent()).isEmpty()) {
                return new Reconnected.Gone(wish.child(), wish.parent());
            }
            return switch (planning.plan(forest, wish)) {
                case Refused(_, var reasons) -> new Reconnected.Refused(wish.child(), reasons);
                case ReconnectPlan plan -> {
                    reconnector.run(plan);
                    yield new Reconnected.Done(wish.child(), wish.parent(), plan.link());
                }
            };
        } catch (IOException why) {
            return new Reconnected.Failed(wish.child(), why);
        }
    }

    @Override
    public void undo(List<Path> places, Path child, Progress progress)
            throws IOException, CancelledException {
        reconnector.undo(scanner.scan(places, progress), child);
    }

    @Override
    public void forget(Path child) throws IOException {
        reconnector.forget(child);
    }
}

package org.diskchain.testing;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.NewLink;
import org.diskchain.chain.Orphan;
import org.diskchain.disk.ParentLink;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.plan.Refusal;
import org.diskchain.ui.reparent.Reconnected;
import org.diskchain.ui.reparent.Reconnects;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An engine that finds the candidates that the test names, refuses what the test refuses, and
/// writes nothing but down what it was asked.
public final class ScriptedReconnects implements Reconnects {
    public final Map<Path, List<Candidate>> candidates = new HashMap<>();
    public final Map<Path, Refusal> refusals = new HashMap<>();
    public final Map<Path, IOException> failures = new HashMap<>();
    public final List<ReconnectWish> written = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();

    /// What is found in the places, by the place that was added last.
    public final Map<Path, DiskForest> forests = new HashMap<>();

    @Override
    public DiskForest scan(List<Path> places, Progress progress) throws IOException {
        Path last = places.getLast();
        if (!forests.containsKey(last)) throw new NoSuchFileException(last.toString());
        return forests.get(last);
    }

    @Override
    public Map<Path, List<Candidate>> candidates(
            DiskForest forest, List<Orphan> orphans, Progress progress) throws CancelledException {
        Map<Path, List<Candidate>> found = new LinkedHashMap<>();
        for (Orphan orphan : orphans) {
            progress.advance(1);
            found.put(orphan.disk(), candidates.getOrDefault(orphan.disk(), List.of()));
        }
        return found;
    }

    @Override
    public PlannedReconnect plan(DiskForest forest, ReconnectWish wish) {
        if (refusals.containsKey(wish.child())) {
            return new Refused(wish, List.of(refusals.get(wish.child())));
        }
        DiskNode parent = forest.disk(wish.parent()).orElseThrow();
        ParentLink link =
                NewLink.of(
                        wish.child(),
                        wish.parent(),
                        parent.facts().identity(),
                        wish.windowsPath().stated());
        boolean differs =
                candidates.get(wish.child()).stream()
                        .filter(each -> each.disk().equals(wish.parent()))
                        .noneMatch(each -> each.verdict() == Verdict.CERTAIN);
        return new ReconnectPlan(wish, link, differs, List.of(), Optional.empty());
    }

    @Override
    public void reconnect(
            List<Path> places,
            List<ReconnectWish> wishes,
            Consumer<Reconnected> each,
            Progress progress)
            throws CancelledException {
        progress.begin(Stage.FINISH, wishes.size());
        for (ReconnectWish wish : wishes) {
            progress.advance(1);
            if (failures.containsKey(wish.child())) {
                each.accept(new Reconnected.Failed(wish.child(), failures.get(wish.child())));
                continue;
            }
            written.add(wish);
            each.accept(
                    new Reconnected.Done(
                            wish.child(), wish.parent(), new ParentLink(List.of(), List.of())));
        }
    }

    @Override
    public void undo(List<Path> places, Path child, Progress progress) {
        calls.add("undo " + child.getFileName());
    }

    @Override
    public void forget(Path child) {
        calls.add("forget " + child.getFileName());
    }
}

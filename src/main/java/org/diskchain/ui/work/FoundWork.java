package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.ui.work.WorkState.Unfinished;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The unfinished work that a scan found on the disks, as rows.
final class FoundWork {
    private FoundWork() {}

    static List<WorkRow> in(DiskForest found) {
        return Stream.concat(
                        found.unfinished().stream().map(journal -> row(found, journal)),
                        found.rebases().stream().map(rebase -> row(found, rebase)))
                .toList();
    }

    private static WorkRow row(DiskForest found, Journal journal) {
        Optional<WorkRow.Preview> preview = preview(found, journal);
        return new WorkRow(
                MergedLine.of(journal),
                preview.map(known -> Reach.of(known.effects())).orElse(Reach.of(journal)),
                found.searched(),
                preview,
                Course.of(journal),
                new Unfinished(
                        new Amount(journal.doneBytes(), journal.totalBytes()),
                        journal.isDroppable(),
                        Optional.of(journal.started())));
    }

    private static WorkRow row(DiskForest found, Rebase rebase) {
        return new WorkRow(
                MovedDisk.of(rebase),
                Reach.of(rebase),
                found.searched(),
                Optional.empty(),
                Course.of(rebase),
                new Unfinished(
                        new Amount(rebase.doneBytes(), rebase.totalBytes()),
                        rebase.isDroppable(),
                        Optional.of(rebase.started())));
    }

    /// What the merge does, as far as the disks still tell.
    private static Optional<WorkRow.Preview> preview(DiskForest found, Journal journal) {
        MergedLine line = MergedLine.of(journal);
        if (found.chain(line.source()).size() <= line.depth()) return Optional.empty();
        Set<Path> rescued =
                journal.rescued().stream()
                        .map(rescue -> rescue.disk().path())
                        .collect(Collectors.toSet());
        Effects effects = MergePlanner.effects(found, line.source(), line.depth(), rescued);
        return Optional.of(new WorkRow.Preview(found, effects));
    }
}

package org.diskchain.ui.work;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeRunner;
import org.diskchain.run.RunRefusedException;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The engine itself behind [Merges]. An unfinished merge is looked for again before it is gone on
/// with, because what the window knows of it may be old.
public record EngineMerges(Scanner scanner, MergeRunner runner) implements Merges {
    @Override
    public MergeResult run(MergePlan plan, Progress progress) throws IOException {
        return runner.run(plan, progress);
    }

    @Override
    public MergeResult resume(MergedLine line, List<Path> places, Progress progress)
            throws IOException, CancelledException {
        DiskForest forest = scanner.scan(places, progress);
        return runner.resume(forest, journal(forest, line), progress);
    }

    @Override
    public void drop(MergedLine line, List<Path> places, Progress progress)
            throws IOException, CancelledException {
        runner.drop(journal(scanner.scan(places, progress), line));
    }

    private static Journal journal(DiskForest forest, MergedLine line) throws RunRefusedException {
        return forest.unfinished().stream()
                .filter(journal -> MergedLine.of(journal).equals(line))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RunRefusedException(
                                        RunRefusedException.Reason.GONE,
                                        JournalFile.beside(line.target())));
    }
}

package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.FileStorage;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.RecordName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real program, killed without warning at random moments of a merge and run again each time:
/// the source reads the same at every moment, every other disk too or not at all, and the end is
/// right.
///
/// `src/test/scripts/kill-merges.sh 200` kills it 200 times, over all kinds of merges.
/// `-Ddiskchain.kills=N` kills N times, `-Ddiskchain.seed=S` at other moments,
/// `-Ddiskchain.program=P` another build than that under test.
final class KilledMergeTest {
    private static final int KILLS = Integer.getInteger("diskchain.kills", 12);
    private static final long SEED = Long.getLong("diskchain.seed", 20261122);
    private static final String PROGRAM = System.getProperty("diskchain.program", "");
    private static final int KILLS_OF_A_CASE = 6; // at least, where there are not enough for all
    private static final int LONGEST_RUN_SECONDS = 120;

    private final Random random = new Random(SEED);
    private int killed;
    private int merged;
    private int journals;
    private int unnamed;

    @TempDir Path temp;

    @Test
    void everyDiskReadsRightOrNotAtAllAndTheEndIsRight() throws Exception {
        long begun = System.nanoTime();
        List<KillCase> all = KillCase.all();
        int cases = Math.max(1, Math.min(all.size(), KILLS / KILLS_OF_A_CASE));
        for (int i = 0; i < cases; i++) {
            int kills = (KILLS - killed) / (cases - i);
            long seed = random.nextLong();
            try {
                kill(all.get(i), kills, new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(all.get(i) + ", seed " + SEED, e);
            }
        }
        System.out.printf(
                "killed %d times (seed %d) in %d s: %d kinds of merges, %d finished right; an"
                        + " unfinished merge was left %d times, a journal without its name %d%n",
                killed,
                SEED,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                cases,
                merged,
                journals,
                unnamed);
    }

    /// Merges one forest with that many kills, and again from the start where it was done before.
    private void kill(KillCase kind, int kills, Random moments) throws Exception {
        Path folder = Files.createDirectory(temp.toRealPath().resolve("forest" + merged));
        KilledForest forest = new KilledForest(folder, kind, moments);
        Path pristine = temp.resolve("pristine" + merged);
        copy(folder, pristine);
        long whole = finish(forest, kind, folder);
        copy(pristine, folder);
        int left = kills;
        while (left > 0) {
            Process process = start(forest, kind, folder, moments);
            boolean ended = await(forest, process, whole, moments);
            process.destroyForcibly().waitFor();
            if (ended) {
                assertEquals(0, process.exitValue(), "the program's end");
                forest.requireMerged();
                copy(pristine, folder);
                continue;
            }
            killed++;
            left--;
            look(folder);
            if (forest.isMerged()) {
                forest.requireMerged(); // killed between the last change and the end
                copy(pristine, folder);
            } else {
                forest.requireRight();
            }
        }
        finish(forest, kind, folder);
        delete(folder);
        delete(pristine);
    }

    /// Lets the program come to its end.
    ///
    /// @return how long that took, nanoseconds
    private long finish(KilledForest forest, KillCase kind, Path folder) throws Exception {
        long begun = System.nanoTime();
        Process process = start(forest, kind, folder, new Random(0));
        assertTrue(process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS), "still running");
        long took = System.nanoTime() - begun;
        assertEquals(0, process.exitValue(), "the program's end");
        forest.requireMerged();
        merged++;
        return took;
    }

    /// Waits for a moment to kill at: any moment of the run, or the first signs of its journal.
    ///
    /// @return whether the run came to its end before
    private static boolean await(KilledForest forest, Process process, long whole, Random moments)
            throws Exception {
        if (moments.nextInt(3) == 0) {
            awaitJournal(forest, process);
            return process.waitFor(moments.nextInt(3_000), TimeUnit.MICROSECONDS);
        }
        return process.waitFor(moments.nextLong(whole), TimeUnit.NANOSECONDS);
    }

    private static void awaitJournal(KilledForest forest, Process process) throws Exception {
        Path journal = JournalFile.beside(forest.target());
        Path writing = journal.resolveSibling(journal.getFileName() + ".new");
        while (process.isAlive() && !Files.exists(writing) && !Files.exists(journal)) {
            Thread.onSpinWait();
        }
    }

    private void look(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (RecordName.MERGE.isNameOf(file)) journals++;
                if (file.toString().endsWith(RecordName.MERGE.suffix() + ".new")) unnamed++;
            }
        }
    }

    /// Where a merge is unfinished, it is gone on with by one command or the other.
    private static Process start(KilledForest forest, KillCase kind, Path folder, Random moments)
            throws IOException {
        boolean unfinished =
                JournalFile.read(new FileStorage(), JournalFile.beside(forest.target()))
                        .isPresent();
        List<String> command = new ArrayList<>(program());
        if (unfinished && moments.nextBoolean()) {
            command.addAll(List.of("resume", folder.toString()));
        } else {
            String depth = Integer.toString(kind.depth());
            String source = forest.source().toString();
            command.addAll(List.of("merge", source, "--depth", depth, "--yes"));
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> program() {
        if (!PROGRAM.isEmpty()) return List.of(Path.of(PROGRAM).toAbsolutePath().toString());
        String modules = System.getProperty("jdk.module.path", "");
        String classes = System.getProperty("java.class.path", "");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                modules + File.pathSeparator + classes,
                Cli.class.getName());
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}

package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileStorage;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.run.MergeResult;
import org.diskchain.testing.StoppableMerge;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Other programs against a merge that is writing.
@EnabledOnOs(OS.LINUX)
final class LockedMergeTest {
    private static final long SIZE = 4 << 20;
    private static final int PATIENCE_SECONDS = 60;

    private final FileStorage storage = new FileStorage();
    private final CountDownLatch copying = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private StoppableMerge merge;
    private Path folder;
    private String source;
    private String sibling;
    private CompletableFuture<MergeResult> running;

    /// A merge that has come to its first copied bytes and waits there.
    @BeforeEach
    void begin(@TempDir Path temp) throws Exception {
        folder = temp.toRealPath();
        merge = StoppableMerge.make(storage, folder, "vhdx", SIZE);
        source = merge.hash(merge.source());
        sibling = merge.hash(merge.sibling());
        MergePlan plan = merge.plan();
        running = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                running.complete(merge.runner().run(plan, new Gate()));
                            } catch (Throwable e) {
                                running.completeExceptionally(e);
                            }
                        });
        if (!copying.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) finish();
    }

    private final class Gate implements Progress {
        private Stage stage;

        @Override
        public void begin(Stage newStage, long total) {
            stage = newStage;
        }

        @Override
        public void advance(long units) {
            if (stage != Stage.COPY || units == 0) return;
            copying.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private MergeResult finish() throws ExecutionException, InterruptedException, TimeoutException {
        goOn.countDown();
        return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void requireRight() throws Exception {
        assertTrue(finish().finished());
        merge.requireMerged(source, sibling);
    }

    private void requireInUse(Object... arguments) throws Exception {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        RealProgram.Ended ended = RealProgram.run(all);
        assertEquals(1, ended.exit(), ended.out());
        assertTrue(ended.out().contains("\"code\":\"in-use\""), ended.out());
        String us = "java (process " + ProcessHandle.current().pid() + ")";
        assertTrue(ended.out().contains(us), ended.out());
        assertFalse(running.isDone());
    }

    @Test
    void aSecondProgramIsKeptOutAndTellsWhoHasTheDisks() throws Exception {
        requireInUse("resume", folder);
        RealProgram.Ended drop = RealProgram.run("drop", merge.base(), "--json");
        assertEquals(1, drop.exit());
        assertTrue(drop.out().contains("not-droppable"), drop.out());
        requireInUse("merge", merge.source(), "--depth", 1, "--yes");
    }

    /// The window scans, hashes and reads past the cache while its own merge runs: on POSIX systems
    /// closing any of these would drop the locks.
    @Test
    void whatThisProgramReadsMeanwhileLeavesTheLocksInPlace() throws Exception {
        for (int i = 0; i < 2; i++) {
            merge.scan();
            assertEquals(source, merge.hash(merge.source()));
            assertEquals(sibling, merge.hash(merge.sibling()));
            for (Path disk : merge.unfinished().written()) {
                Optional<ByteFile> direct = storage.openPastCache(disk);
                if (direct.isPresent()) direct.get().read(0, ByteBuffer.allocate(1));
                if (direct.isPresent()) direct.get().close();
                storage.holders(disk);
                assertTrue(storage.lock(disk).isEmpty());
            }
        }
        for (Path disk : merge.unfinished().written()) assertLocked(disk);
        requireInUse("resume", folder);
    }

    /// As the system tells every process.
    private static void assertLocked(Path disk) throws Exception {
        String file = ":" + Files.getAttribute(disk, "unix:ino") + " ";
        String process = " " + ProcessHandle.current().pid() + " ";
        boolean locked =
                Files.readAllLines(Path.of("/proc/locks")).stream()
                        .anyMatch(line -> line.contains(process) && line.contains(file));
        assertTrue(locked, disk.toString());
    }

    /// qemu locks some bytes of a file for each use it makes of it; our lock covers them all.
    @Test
    void qemuIsKeptOut() throws Exception {
        if (!hasQemu()) return;
        for (Path disk : merge.unfinished().written()) {
            assertKeptOut("qemu-io", "-f", "vhdx", "-c", "write 0 512", disk);
            assertKeptOut("qemu-img", "resize", "-f", "vhdx", disk, "+1M");
            assertKeptOut("qemu-img", "check", "-f", "vhdx", "-r", "all", disk);
        }
    }

    private static boolean hasQemu() {
        boolean there = Files.isExecutable(Path.of("/usr/bin/qemu-io"));
        if (!there) System.out.println("qemu-io is not installed: its locks are not tested.");
        return there;
    }

    private static void assertKeptOut(Object... command) throws Exception {
        List<String> words = Arrays.stream(command).map(Object::toString).toList();
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor() != 0, words + ": " + said);
        assertTrue(said.contains("lock"), words + ": " + said);
    }
}

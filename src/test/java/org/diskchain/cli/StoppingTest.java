package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.report.Phrases;
import org.diskchain.report.Words;
import org.diskchain.testing.PaperForest;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Stage;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Progress on the error stream, and being stopped.
final class StoppingTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private Terminal terminal(boolean live) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false,
                live,
                Locale.ENGLISH);
    }

    private ConsoleProgress progress(boolean live) {
        Words words = new Words(Locale.ENGLISH);
        Phrases phrases = new Phrases("org.diskchain.cli.cli", Locale.ENGLISH);
        return new ConsoleProgress(terminal(live), words, phrases, nanos::get);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutATerminalThereIsALineEveryTenPercent() throws CancelledException {
        ConsoleProgress progress = progress(false);

        progress.begin(Stage.COPY, 1000);
        for (int i = 0; i < 1000; i++) progress.advance(1);

        assertEquals(10, err().lines().count());
        assertEquals(
                "Copying into the target: 10 %, 100 bytes of 1,000 bytes",
                err().lines().findFirst().orElseThrow());
    }

    @Test
    void onATerminalOneLineIsDrawnOver() throws CancelledException {
        ConsoleProgress progress = progress(true);

        progress.begin(Stage.COPY, 1000 << 20);
        nanos.addAndGet(2_000_000_000L);
        progress.advance(500 << 20);
        progress.clear();

        assertTrue(err().contains("50 %, 500 MB of 1,000 MB · 250 MB/s, about 2 s left"), err());
        assertFalse(err().contains("\n"));
        assertTrue(err().endsWith("\r\u001b[K"));
    }

    @Test
    void aCancelIsHeardAtTheNextAdvance() throws CancelledException {
        ConsoleProgress progress = progress(false);
        progress.begin(Stage.COPY, 10);
        progress.advance(5);

        progress.cancel();

        assertThrows(CancelledException.class, () -> progress.advance(0));
    }

    @Test
    void aStoppedMergeIs4AndSaysHowToGoOn() {
        PaperForest forest =
                new PaperForest(VM).base("base.vhdx", 0).child("a.vhdx", "base.vhdx", 0);
        PaperEngine engine = new PaperEngine(forest.made(), VM);
        Stop process = new Stop();
        Interruption interruption = new Interruption(process::halted);
        engine.meanwhile = () -> process.stop(interruption);

        int exit =
                Cli.run(
                        terminal(false),
                        engine,
                        interruption,
                        "merge",
                        "/vm/a.vhdx",
                        "--depth",
                        "1",
                        "--yes");
        interruption.finished(exit);
        process.join();

        assertEquals(4, exit);
        assertEquals(4, process.haltedWith);
        assertTrue(
                out.toString(StandardCharsets.UTF_8)
                        .endsWith("  diskchain-cli resume \"/vm/base.vhdx\"\n"));
    }

    @Test
    void theProcessEndsOnlyWhenTheWorkHasReturned() throws InterruptedException {
        Stop process = new Stop();
        Interruption interruption = new Interruption(process::halted);

        process.stop(interruption);
        process.thread.join(50);
        boolean halted = process.haltedWith >= 0;
        interruption.finished(3);
        process.join();

        assertFalse(halted);
        assertEquals(3, process.haltedWith);
    }

    @Test
    void aStopBeforeTheWorkBeganIsNotForgotten() {
        Stop process = new Stop();
        Interruption interruption = new Interruption(process::halted);
        process.stop(interruption);
        ConsoleProgress progress = progress(false);

        interruption.onCancel(progress::cancel);

        assertThrows(CancelledException.class, () -> progress.advance(0));
        interruption.finished(4);
        process.join();
    }

    @Test
    void aQuestionDoesNotKeepTheProcess() {
        Stop process = new Stop();
        Interruption interruption = new Interruption(process::halted);
        interruption.asking(true);

        process.stop(interruption);
        process.join();

        assertEquals(4, process.haltedWith);
    }

    /// A process that is asked to end, and notes with which code it did.
    private static final class Stop {
        private volatile int haltedWith = -1;
        private Thread thread;

        void halted(int code) {
            haltedWith = code;
        }

        /// Returns when the cancel was called.
        void stop(Interruption interruption) {
            thread = new Thread(interruption::interrupted);
            thread.start();
            while (thread.isAlive() && thread.getState() != Thread.State.WAITING)
                Thread.onSpinWait();
        }

        void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}

package org.diskchain.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/// Ctrl-C, made gentle: the process ends only when the work has come to its next safe point, and
/// with the exit code that the command gives.
final class Interruption {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final IntConsumer halt;
    private volatile Runnable cancel = () -> {};
    private volatile boolean wanted;
    private volatile boolean asking;
    private volatile int exitCode = Exit.STOPPED.code();

    /// @param halt ends the process at once with an exit code
    Interruption(IntConsumer halt) {
        this.halt = halt;
    }

    /// Watches for the process being asked to end.
    void watch(Runtime process) {
        process.addShutdownHook(new Thread(this::interrupted, "stop at a safe point"));
    }

    /// What to call when the person wants to stop, which may have been before this.
    void onCancel(Runnable newCancel) {
        cancel = newCancel;
        if (wanted) newCancel.run();
    }

    /// Whether the command waits for an answer just now: nothing is at work then.
    void asking(boolean newAsking) {
        asking = newAsking;
    }

    /// The command has returned, and all its words are written.
    void finished(int newExitCode) {
        exitCode = newExitCode;
        finished.countDown();
    }

    /// The process is asked to end. Returns when it may.
    void interrupted() {
        if (finished.getCount() == 0) return;
        wanted = true;
        cancel.run();
        if (!asking) awaitWork();
        halt.accept(exitCode);
    }

    private void awaitWork() {
        try {
            finished.await();
        } catch (InterruptedException stillEnding) {
            Thread.currentThread().interrupt();
        }
    }
}

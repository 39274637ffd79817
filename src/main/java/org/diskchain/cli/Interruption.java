package org.diskchain.cli;

import java.util.concurrent.CountDownLatch;

/// Ctrl-C, made gentle: the process ends only when the work has come to its next safe point, and
/// with the exit code that the command gives.
final class Interruption {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Runtime process;
    private volatile Runnable cancel = () -> {};
    private volatile boolean asking;
    private volatile int exitCode = Exit.STOPPED.code();

    Interruption(Runtime process) {
        this.process = process;
    }

    /// Watches for the process being asked to end.
    void watch() {
        process.addShutdownHook(new Thread(this::interrupted, "stop at a safe point"));
    }

    /// What to call when the person wants to stop.
    void onCancel(Runnable newCancel) {
        cancel = newCancel;
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

    private void interrupted() {
        if (finished.getCount() == 0) return;
        cancel.run();
        if (!asking) awaitWork();
        process.halt(exitCode);
    }

    private void awaitWork() {
        try {
            finished.await();
        } catch (InterruptedException stillEnding) {
            Thread.currentThread().interrupt();
        }
    }
}

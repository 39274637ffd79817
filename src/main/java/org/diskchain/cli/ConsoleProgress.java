package org.diskchain.cli;

import org.diskchain.report.Phrases;
import org.diskchain.report.Words;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.util.function.LongSupplier;

/// Progress on the error stream: a live bar on a terminal, else a line every 10 % of work that
/// takes long. Stops the work when asked from another thread.
final class ConsoleProgress implements Progress {
    private static final int LINES = 10;
    private static final int BAR = 24;
    private static final long NANOS = 1_000_000_000L;
    private static final long REDRAW_NANOS = NANOS / 10;

    private final Terminal terminal;
    private final Words words;
    private final Phrases phrases;
    private final LongSupplier nanos;

    private volatile boolean cancelled;
    private Stage stage = Stage.SCAN;
    private long total;
    private long done;
    private long began;
    private long drawn;
    private boolean visible;

    /// @param nanos a clock that only moves forward, in nanoseconds
    ConsoleProgress(Terminal terminal, Words words, Phrases phrases, LongSupplier nanos) {
        this.terminal = terminal;
        this.words = words;
        this.phrases = phrases;
        this.nanos = nanos;
    }

    /// Asks the work to stop at its next safe point. May be called from any thread.
    void cancel() {
        cancelled = true;
    }

    @Override
    public void begin(Stage newStage, long newTotal) {
        stage = newStage;
        total = newTotal;
        done = 0;
        began = nanos.getAsLong();
        drawn = began - REDRAW_NANOS;
    }

    @Override
    public void advance(long units) throws CancelledException {
        long tenthsBefore = tenths();
        done += units;
        if (terminal.live()) drawIfDue();
        else if (tenths() > tenthsBefore && isLong(stage)) terminal.errorLine(text());
        if (cancelled) throw new CancelledException();
    }

    /// Takes the bar off the terminal.
    void clear() {
        if (visible) terminal.redraw("");
        visible = false;
    }

    private long tenths() {
        return total <= 0 ? 0 : (long) ((double) done / total * LINES);
    }

    private static boolean isLong(Stage stage) {
        return switch (stage) {
            case RESCUE, COPY, VERIFY, HASH, CONVERT, CHECK -> true;
            case SCAN, MEASURE, PREPARE, FINISH -> false;
        };
    }

    private void drawIfDue() {
        long now = nanos.getAsLong();
        if (now - drawn < REDRAW_NANOS && done != total) return;
        drawn = now;
        visible = true;
        terminal.redraw(total > 0 ? bar() + " " + text() + rate(now) : text());
    }

    private String bar() {
        int filled = (int) Math.min(BAR, (double) done / total * BAR);
        return "█".repeat(filled) + "░".repeat(BAR - filled);
    }

    private String text() {
        String name = words.name(stage);
        if (stage == Stage.SCAN) return phrases.text("progress.files", name, done);
        if (total <= 0) return name;
        long percent = (long) Math.min(100, (double) done / total * 100);
        if (stage == Stage.PREPARE || stage == Stage.FINISH) {
            return phrases.text("progress.steps", name, percent);
        }
        return phrases.text("progress.bytes", name, percent, words.size(done), words.size(total));
    }

    private String rate(long now) {
        double seconds = (now - began) / (double) NANOS;
        if (!isLong(stage) || seconds < 1 || done == 0) return "";
        double perSecond = done / seconds;
        long left = Math.round((total - done) / perSecond);
        return " · " + phrases.text("progress.rate", words.size((long) perSecond), left);
    }
}

package org.diskchain.ui.work;

import java.util.OptionalLong;

/// How fast bytes go, smoothed so that the eye can follow, and how long the rest will take.
final class Rate {
    /// Older speeds count for less the longer ago they were: a third after this many seconds.
    private static final double MEMORY_SECONDS = 3;

    private static final double KNOWN_AFTER_SECONDS = 1;
    private static final double NANOS = 1e9;

    private long startNanos;
    private long lastNanos;
    private long lastDone;
    private double perSecond;
    private boolean begun;

    /// Tells how much is done at a moment.
    ///
    /// @param nanos of a clock that only goes forward
    void at(long nanos, long done) {
        if (!begun) {
            begun = true;
            startNanos = nanos;
        } else if (nanos > lastNanos) {
            smooth((nanos - lastNanos) / NANOS, Math.max(0, done - lastDone));
        }
        lastNanos = nanos;
        lastDone = done;
    }

    private void smooth(double seconds, long bytes) {
        double sinceStart = (lastNanos - startNanos) / NANOS + seconds;
        double weight = 1 - Math.exp(-seconds / Math.min(MEMORY_SECONDS, sinceStart));
        perSecond =
                isFirst() ? bytes / seconds : perSecond + weight * (bytes / seconds - perSecond);
    }

    private boolean isFirst() {
        return lastNanos == startNanos;
    }

    /// 0 while it cannot be told yet.
    long bytesPerSecond() {
        return lastNanos - startNanos < KNOWN_AFTER_SECONDS * NANOS ? 0 : Math.round(perSecond);
    }

    /// Empty while it cannot be told, or where nothing moves.
    OptionalLong secondsFor(long bytes) {
        long rate = bytesPerSecond();
        return rate <= 0 ? OptionalLong.empty() : OptionalLong.of(Math.ceilDiv(bytes, rate));
    }
}

package org.diskchain.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RateTest {
    private static final long TICK = 50_000_000L;

    private final Rate rate = new Rate();

    @Test
    void saysNothingInTheFirstSecond() {
        rate.at(0, 0);
        rate.at(TICK, 5_000_000);
        assertEquals(0, rate.bytesPerSecond());
        assertTrue(rate.secondsFor(100).isEmpty());
    }

    @Test
    void followsAChangeOfSpeedWithinSeconds() {
        long done = run(0, 0, 100, 5_000_000);
        assertEquals(100_000_000, rate.bytesPerSecond(), 1_000_000);
        run(100, done, 300, 1_000_000);
        assertEquals(20_000_000, rate.bytesPerSecond(), 2_000_000);
    }

    @Test
    void smoothsBatches() {
        long done = 0;
        for (int tick = 0; tick < 200; tick++) {
            if (tick % 10 == 0) done += 50_000_000;
            rate.at(tick * TICK, done);
        }
        assertEquals(100_000_000, rate.bytesPerSecond(), 20_000_000);
    }

    @Test
    void aStandstillHasNoEnd() {
        long done = run(0, 0, 100, 5_000_000);
        run(100, done, 3000, 0);
        assertTrue(rate.secondsFor(100).isEmpty());
    }

    private long run(int from, long start, int ticks, long each) {
        long done = start;
        for (int tick = from; tick < from + ticks; tick++) {
            rate.at(tick * TICK, done);
            done += each;
        }
        return done;
    }
}

package org.diskchain.backup;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time as Windows counts it: ticks of 100 ns since 1601-01-01, always GMT (`FILETIME`,
/// `minwinbase.h`). Zero is a value with a meaning of its own, not a missing one.
///
/// @param ticks unsigned
public record Filetime(long ticks) implements Comparable<Filetime> {
    public static final Filetime ZERO = new Filetime(0);

    /// 1601-01-01 in seconds since 1970-01-01.
    private static final long EPOCH_SECOND = -11_644_473_600L;

    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final int NANOS_PER_TICK = 100;
    private static final long TICKS_PER_DAY = 86_400 * TICKS_PER_SECOND;
    private static final BigInteger SECOND = BigInteger.valueOf(TICKS_PER_SECOND);
    private static final BigInteger END = BigInteger.ONE.shiftLeft(Long.SIZE);

    /// The tick in which an instant lies; the first or the last one for instants beyond.
    public static Filetime of(Instant instant) {
        BigInteger ticks =
                BigInteger.valueOf(instant.getEpochSecond() - EPOCH_SECOND)
                        .multiply(SECOND)
                        .add(BigInteger.valueOf(instant.getNano() / NANOS_PER_TICK));
        if (ticks.signum() < 0) return ZERO;
        return new Filetime(ticks.min(END.subtract(BigInteger.ONE)).longValue());
    }

    /// A count of ticks in decimal digits; empty where it is none of 64 bits.
    static Optional<Filetime> parse(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        try {
            return digits
                    ? Optional.of(new Filetime(Long.parseUnsignedLong(text)))
                    : Optional.empty();
        } catch (NumberFormatException moreThan64Bits) {
            return Optional.empty();
        }
    }

    public boolean isZero() {
        return ticks == 0;
    }

    /// Whether it lies in the first day of the count, where no file of a disk can have been made.
    boolean isInFirstDay() {
        return Long.compareUnsigned(ticks, TICKS_PER_DAY) < 0;
    }

    public Instant instant() {
        long seconds = Long.divideUnsigned(ticks, TICKS_PER_SECOND);
        long rest = Long.remainderUnsigned(ticks, TICKS_PER_SECOND);
        return Instant.ofEpochSecond(EPOCH_SECOND + seconds, rest * NANOS_PER_TICK);
    }

    /// The time between the two, whichever is later.
    Duration distance(Filetime other) {
        return Duration.between(instant(), other.instant()).abs();
    }

    @Override
    public int compareTo(Filetime other) {
        return Long.compareUnsigned(ticks, other.ticks);
    }

    boolean isAfter(Filetime other) {
        return compareTo(other) > 0;
    }
}

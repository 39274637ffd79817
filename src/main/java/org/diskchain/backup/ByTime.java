package org.diskchain.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What times decide of one file in an incremental or differential backup.
///
/// @param modified last change of the file
record ByTime(ForecastInputs inputs, Instant modified) {
    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final Duration TICK = Duration.ofNanos(100);
    private static final Duration WHOLE_SECONDS = Duration.ofSeconds(1);

    /// FAT keeps even seconds.
    private static final Duration EVEN_SECONDS = Duration.ofSeconds(2);

    /// A differenced file whose time is zero: the backup software's records decide.
    Reading ownRecords() {
        return afterHistory(Filetime.of(modified), granularity());
    }

    /// A differenced file with a time of its own.
    Readings readings(Filetime time) {
        return new Readings(
                later(Filetime.of(modified), time, granularity()),
                afterHistory(time, Duration.ZERO));
    }

    private Reading afterHistory(Filetime time, Duration granularity) {
        boolean incremental = inputs.next() == BackupType.INCREMENTAL;
        Stream<LastBackup> counted =
                incremental
                        ? Stream.of(inputs.lastFull(), inputs.lastIncremental())
                        : Stream.of(inputs.lastFull());
        List<Reading> known =
                counted.flatMap(backup -> after(backup, time, granularity).stream()).toList();
        if (known.contains(Reading.LEFT_OUT)) return Reading.LEFT_OUT;
        if (known.contains(Reading.UNDECIDED)) return Reading.UNDECIDED;
        boolean open = known.contains(Reading.UNKNOWN) || isHistoryOpen(incremental);
        return open ? Reading.UNKNOWN : Reading.COPIED;
    }

    /// One backup by itself; empty where there was none, or nobody has said when.
    private static Optional<Reading> after(LastBackup backup, Filetime time, Duration granularity) {
        return switch (backup) {
            case LastBackup.Unknown _, LastBackup.Never _ -> Optional.empty();
            case LastBackup.At(var at) -> Optional.of(later(time, Filetime.of(at), granularity));
            case LastBackup.On day -> {
                Reading since = later(time, Filetime.of(day.earliest()), granularity);
                Reading until = later(time, Filetime.of(day.latest()), granularity);
                yield Optional.of(since == until ? since : Reading.UNKNOWN);
            }
        };
    }

    /// Whether a backup that nobody has spoken of may have been later.
    private boolean isHistoryOpen(boolean incremental) {
        return inputs.lastFull() instanceof LastBackup.Unknown
                || incremental && inputs.lastIncremental() instanceof LastBackup.Unknown;
    }

    private static Reading later(Filetime time, Filetime than, Duration granularity) {
        boolean near = !granularity.isZero() && time.distance(than).compareTo(granularity) < 0;
        if (near) return Reading.UNDECIDED;
        return time.isAfter(than) ? Reading.COPIED : Reading.LEFT_OUT;
    }

    /// How finely the file system tells times, judged by this one: a coarse one leaves no fraction.
    private Duration granularity() {
        int nanos = modified.getNano();
        if (nanos == 0) {
            return modified.getEpochSecond() % 2 == 0 ? EVEN_SECONDS : WHOLE_SECONDS;
        }
        if (nanos % NANOS_PER_MILLI == 0) return Duration.ofNanos(NANOS_PER_MILLI);
        return nanos % NANOS_PER_MICRO == 0 ? Duration.ofNanos(NANOS_PER_MICRO) : TICK;
    }
}

package org.diskchain.ui.work;

import org.diskchain.run.RunRefusedException;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.work.Stage;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// How one task stands, as its row shows it.
public sealed interface WorkState {
    Amount amount();

    /// Payload bytes.
    ///
    /// @param total 0 where it is not known yet
    record Amount(long done, long total) {
        private static final int WHOLE = 100;

        /// From 0 to 1.
        public double fraction() {
            return total <= 0 ? 0 : Math.min(1, (double) done / total);
        }

        /// Never says 100 before all is done.
        public int percent() {
            if (total > 0 && done >= total) return WHOLE;
            return (int) Math.min(WHOLE - 1, Math.round(fraction() * WHOLE));
        }

        public long rest() {
            return Math.max(0, total - done);
        }
    }

    /// The engine is at work.
    ///
    /// @param bytesPerSecond 0 while it cannot be told
    record Running(Stage stage, Amount amount, long bytesPerSecond, OptionalLong secondsLeft)
            implements WorkState {}

    /// A stop was asked for, and the engine has not returned yet.
    record Stopping(Amount amount) implements WorkState {}

    /// @param droppable whether it can still be dropped without trace
    /// @param started when it began, where that was read from the disks
    record Unfinished(Amount amount, boolean droppable, Optional<Instant> started)
            implements WorkState {}

    /// @param resumable whether something was begun that can be gone on with
    record Failed(Amount amount, Throwable failure, boolean resumable) implements WorkState {
        /// What the engine says must be done with the disk that is not what it was.
        Optional<Remedy> remedy() {
            return failure instanceof RunRefusedException refused
                    ? refused.changed().map(RunRefusedException.Changed::remedy)
                    : Optional.empty();
        }

        /// Whether dropping the unfinished work is a way out.
        boolean droppable() {
            return remedy().filter(DROPPED::contains).isPresent();
        }
    }

    record Finished(Amount amount, WorkResult result) implements WorkState {}

    /// Of a disk that is not what it was, after which the unfinished work may be dropped.
    Set<Remedy> DROPPED = Set.of(Remedy.DROP, Remedy.RESTORE, Remedy.GIVE_UP);

    /// Whether the engine has not returned yet.
    default boolean isAlive() {
        return switch (this) {
            case Running _, Stopping _ -> true;
            case Unfinished _, Failed _, Finished _ -> false;
        };
    }
}

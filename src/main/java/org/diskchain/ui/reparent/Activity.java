package org.diskchain.ui.reparent;

/// How a long piece of work of the wizard stands.
public sealed interface Activity {
    /// None was begun, or all is known.
    record Idle() implements Activity {}

    /// @param total 0 where it is not known
    record Running(long done, long total) implements Activity {
        /// From 0 to 1; below 0 where it cannot be told.
        double fraction() {
            return total == 0 ? -1 : Math.min(1, (double) done / total);
        }
    }

    /// A stop was asked for, and the engine has not returned yet.
    record Stopping() implements Activity {}

    /// The person stopped it; what was found until then is kept.
    record Stopped() implements Activity {}

    record Failed(Throwable why) implements Activity {}

    Activity IDLE = new Idle();

    /// Whether the engine has not returned yet.
    default boolean isAlive() {
        return this instanceof Running || this instanceof Stopping;
    }
}

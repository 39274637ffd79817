package org.diskchain.ui.reparent;

import org.diskchain.disk.ParentLink;
import org.diskchain.plan.Refusal;

import java.nio.file.Path;
import java.util.List;

/// What became of one disk that was to be reconnected.
public sealed interface Reconnected {
    Path child();

    /// @param link what the disk records now
    record Done(Path child, Path parent, ParentLink link) implements Reconnected {}

    /// Nothing was written.
    record Refused(Path child, List<Refusal> reasons) implements Reconnected {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// The machine or the disk did not go along; the disk has its old link, or its record completes
    /// or undoes it.
    record Failed(Path child, Throwable why) implements Reconnected {}

    /// One of the two files is not there any more. Nothing was written.
    record Gone(Path child, Path parent) implements Reconnected {}

    /// It was stopped before this disk's turn.
    record Skipped(Path child) implements Reconnected {}

    /// It was done, and taken back bit for bit.
    record Undone(Path child) implements Reconnected {}

    /// It was done, and the old link was let go of.
    record Kept(Path child, Path parent) implements Reconnected {}
}

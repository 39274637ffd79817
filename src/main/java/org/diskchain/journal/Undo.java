package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.journal.Witness.Content;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The record of reconnects of one child, kept beside it until the person lets go of it: every
/// write that they make, in order, with the bytes before and after. Written down as a whole before
/// the first of these writes: from it a reconnect that was cut off is completed, and each is taken
/// back bit for bit.
///
/// @param file the record itself
/// @param parent the parent that the child got, the last one where it was reconnected several times
/// @param parentIdentity of that parent, as the child records it
/// @param made when
/// @param after what the child holds once all is written
/// @param modified when the child was last changed by that; empty until all was written, and that
///   noted
public record Undo(
        Path file,
        Path child,
        Path parent,
        Guid parentIdentity,
        Instant made,
        Content after,
        Optional<Instant> modified,
        List<Step> steps) {
    public Undo {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) throw new IllegalArgumentException("nothing was changed");
    }

    /// Noted where it is not known whether the file was written between two reconnects: no file has
    /// this time.
    public static final Instant NO_TIME = Instant.MIN;

    /// One write.
    ///
    /// @param offset in bytes
    /// @param sizeBefore bytes of the file before it
    /// @param old the bytes before it, as far as the file reached; lower-case hex
    /// @param written the bytes; lower-case hex. None: the file was extended to `offset`
    public record Step(long offset, long sizeBefore, String old, String written) {
        private static final int DIGITS = 2;

        public Step {
            if (offset < 0 || sizeBefore < 0) throw new IllegalArgumentException("negative");
        }

        /// Bytes written.
        public int length() {
            return written.length() / DIGITS;
        }

        public long end() {
            return offset + length();
        }

        /// Bytes of the file after it.
        public long sizeAfter() {
            return Math.max(sizeBefore, end());
        }
    }

    /// The record once everything is written.
    public Undo noted(Instant lastModified) {
        return new Undo(
                file, child, parent, parentIdentity, made, after, Optional.of(lastModified), steps);
    }

    /// Whether this is the time that was noted. Another one says little: a copy has it, and a file
    /// that was written in place.
    public boolean isNoted(Instant lastModified) {
        return modified.filter(lastModified::equals).isPresent();
    }

    /// How a child stands to its record.
    public enum Standing {
        /// Nothing of the change is in the file: it was not begun, or is taken back already.
        BEFORE,
        /// The change was cut off, or not noted as done: it is to be completed or taken back.
        UNFINISHED,
        /// The change is done, and what it wrote is there: it can be taken back.
        DONE,
        /// The file was written since, or is another: it cannot be taken back any more.
        CHANGED
    }
}

package org.diskchain.chain;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.util.List;

/// What became of a disk's parent link.
public sealed interface ParentState {
    /// The disk has no parent.
    record Base() implements ParentState {}

    /// The parent was found and its identity is the recorded one.
    ///
    /// @param found where the search met it
    record Resolved(Path parent, Found found) implements ParentState {}

    /// No file that could be the parent was found.
    ///
    /// @param tried the places that were looked at, in order
    record Missing(List<Path> tried) implements ParentState {
        public Missing {
            tried = List.copyOf(tried);
        }
    }

    /// The recorded path leads to a disk of another identity, and no disk of the recorded one was
    /// found.
    record Mismatch(Path parent, Guid found) implements ParentState {}

    /// The disk is its own ancestor.
    ///
    /// @param parent the next disk of the cycle
    /// @param cycle all disks of the cycle, beginning with the parent; of a very long one the first
    ///   hundred
    record Cycle(Path parent, List<Path> cycle) implements ParentState {
        public Cycle {
            cycle = List.copyOf(cycle);
        }
    }

    /// The only recorded paths lead to another machine or to a device, and were not touched.
    ///
    /// @param recorded the path as recorded
    record Blocked(String recorded) implements ParentState {}

    /// How a parent was met.
    enum Found {
        /// At a recorded path.
        RECORDED,
        /// By its identity, among the disks that were scanned.
        IDENTITY,
        /// By an unfinished merge that is changing the identities of both.
        JOURNAL
    }
}

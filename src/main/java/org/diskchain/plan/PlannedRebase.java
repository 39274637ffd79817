package org.diskchain.plan;

import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Witness;

import java.util.List;
import java.util.Optional;

/// The answer to "can this disk be moved to that parent?": a plan, or all the reasons why not.
public sealed interface PlannedRebase {
    RebaseWish wish();

    /// Bytes of virtual disk that are copied into the child.
    long bytesToCopy();

    /// Bytes of the child's file at the end.
    long fileSizeAfter();

    /// What it takes of the child's volume; none where nothing was measured.
    List<Space> space();

    /// @param link what the child will record
    /// @param child as it was measured
    /// @param old the ancestors that it has, nearest first
    /// @param parent the ancestors that it gets, nearest first
    /// @param begun the record of the same rebase, unfinished: it is gone on with
    record RebasePlan(
            RebaseWish wish,
            long bytesToCopy,
            long fileSizeAfter,
            List<Space> space,
            ParentLink link,
            Witness child,
            List<Witness> old,
            List<Witness> parent,
            Optional<Rebase> begun)
            implements PlannedRebase {
        public RebasePlan {
            space = List.copyOf(space);
            old = List.copyOf(old);
            parent = List.copyOf(parent);
        }
    }

    /// @param reasons all of them
    record Refused(
            RebaseWish wish,
            long bytesToCopy,
            long fileSizeAfter,
            List<Space> space,
            List<Refusal> reasons)
            implements PlannedRebase {
        public Refused {
            space = List.copyOf(space);
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("refused for no reason");
        }
    }
}

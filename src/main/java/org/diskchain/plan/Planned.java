package org.diskchain.plan;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Verify;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The answer to "can this disk be merged?": a plan, or all the reasons why not. Effects and, where
/// the chain holds, amounts are there in both.
public sealed interface Planned {
    Effects effects();

    Measured amounts();

    /// One entry for each volume on which a file may grow, the target's first.
    List<Space> space();

    /// The folders that were looked through: the plan claims nothing beyond.
    List<Path> searched();

    List<Warning> warnings();

    /// What is copied in all: into the target, and into the disks that are rescued.
    default long bytesToCopy() {
        return amounts().mergedBytes() + rescueBytes();
    }

    /// What rescues copy.
    default long rescueBytes() {
        return rescues().stream().mapToLong(Rescue::bytes).sum();
    }

    /// The disks that are rescued, with their price.
    default List<Rescue> rescues() {
        return amounts().rescues().stream()
                .filter(rescue -> effects().of(rescue.disk()).kind() == Effect.Kind.RESCUED)
                .toList();
    }

    /// Everything a merge will do, decided before the first byte is written. The person reads it,
    /// the runner follows it.
    ///
    /// @param verify what of the target is read back
    /// @param begun the journal of the same merge, begun before and unfinished: it is gone on with
    record MergePlan(
            Effects effects,
            Measured amounts,
            List<Space> space,
            List<Path> searched,
            List<Warning> warnings,
            Verify verify,
            Optional<Journal> begun)
            implements Planned {
        public MergePlan {
            space = List.copyOf(space);
            searched = List.copyOf(searched);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param reasons all of them, in order of the merged line
    record Refused(
            Effects effects,
            Measured amounts,
            List<Space> space,
            List<Path> searched,
            List<Warning> warnings,
            List<Refusal> reasons)
            implements Planned {
        public Refused {
            space = List.copyOf(space);
            searched = List.copyOf(searched);
            warnings = List.copyOf(warnings);
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("refused for no reason");
        }
    }
}

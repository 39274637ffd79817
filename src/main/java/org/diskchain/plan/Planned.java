package org.diskchain.plan;

import org.diskchain.bytes.Volume;
import org.diskchain.journal.Journal;
import org.diskchain.read.Measured;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The answer to "can this disk be merged?": a plan, or all the reasons why not. Effects and, where
/// the chain holds, amounts are there in both.
public sealed interface Planned {
    Effects effects();

    Measured amounts();

    Volume volume();

    /// The folders that were looked through: the plan claims nothing beyond.
    List<Path> searched();

    List<Warning> warnings();

    /// Everything a merge will do, decided before the first byte is written. The person reads it,
    /// the runner follows it.
    ///
    /// @param begun the journal of the same merge, begun before and unfinished: it is gone on with
    record MergePlan(
            Effects effects,
            Measured amounts,
            Volume volume,
            List<Path> searched,
            List<Warning> warnings,
            Optional<Journal> begun)
            implements Planned {
        public MergePlan {
            searched = List.copyOf(searched);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param reasons all of them, in order of the merged line
    record Refused(
            Effects effects,
            Measured amounts,
            Volume volume,
            List<Path> searched,
            List<Warning> warnings,
            List<Refusal> reasons)
            implements Planned {
        public Refused {
            searched = List.copyOf(searched);
            warnings = List.copyOf(warnings);
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("refused for no reason");
        }
    }
}

package org.diskchain.plan;

import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A disk that could be an orphan's parent, and what speaks for and against it.
public record Candidate(Path disk, Verdict verdict, List<Evidence> evidence) {
    /// How far the evidence carries.
    public enum Verdict {
        /// It is the parent: the identity agrees, and nothing speaks against it.
        CERTAIN,
        /// Much speaks for it; a person must decide.
        LIKELY,
        /// The orphan would most likely read wrong data.
        DANGEROUS;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Candidate {
        evidence = List.copyOf(evidence);
    }

    /// Whether the fact of that topic points that way.
    public boolean says(Topic topic, Speaks way) {
        return evidence.stream().anyMatch(fact -> fact.is(topic, way));
    }
}

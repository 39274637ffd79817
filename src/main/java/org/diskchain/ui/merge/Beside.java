package org.diskchain.ui.merge;

import javafx.scene.layout.Region;

import org.diskchain.ui.result.Outcome;

import java.util.List;
import java.util.Optional;

/// What else a merge concerns, shown beside it from preview to result: nothing, unless somebody has
/// something to say.
public interface Beside {
    /// The table of effects, with what stands around it.
    default Region framed(Region effects) {
        return effects;
    }

    /// What to say of the previewed merge before it is begun.
    default List<String> beforehand() {
        return List.of();
    }

    /// What to say of a merge that is done.
    default Optional<Told> after(Outcome outcome) {
        return Optional.empty();
    }

    /// What is said, to be shown and to be kept.
    ///
    /// @param report the same in lines
    record Told(Region shown, List<String> report) {
        public Told {
            report = List.copyOf(report);
        }
    }
}

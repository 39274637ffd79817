package org.diskchain.ui.merge;

import org.diskchain.plan.Effect;

import java.nio.file.Path;
import java.util.Optional;

/// One line of the preview's list, in words.
public sealed interface PreviewLine {
    /// Why the merge cannot be begun, and what to do.
    ///
    /// @param disk the disk to show, where there is one
    record Reason(String title, String next, Optional<Path> disk) implements PreviewLine {}

    /// Something to know beforehand.
    record Warned(String title, String next) implements PreviewLine {}

    /// The names of the columns, where lines stand above the effects.
    ///
    /// @param boxes whether one of them is for rescues
    record Heading(boolean boxes) implements PreviewLine {}

    /// What becomes of a disk.
    ///
    /// @param rescue where the person can have it rescued, or has
    record Fate(
            Effect.Kind kind,
            String word,
            Path disk,
            String why,
            String own,
            Optional<Rescue> rescue)
            implements PreviewLine {}

    /// A box that a person ticks to have a disk rescued.
    ///
    /// @param fixed whether it can no longer be changed
    /// @param price what a rescue copies, in words
    record Rescue(boolean ticked, boolean fixed, String price) {}

    /// All untouched disks at once.
    ///
    /// @param open whether they are listed below
    record Untouched(String word, String text, boolean open) implements PreviewLine {}
}

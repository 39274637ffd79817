package org.diskchain.ui.backup;

import org.diskchain.backup.DifferencedFile;
import org.diskchain.backup.RawElement;
import org.diskchain.backup.SpecFinding;

/// One line of what a component of a backup holds.
sealed interface ComponentLine {
    /// A title.
    ///
    /// @param assumed whether the names of what follows are
    record Heading(String title, boolean assumed) implements ComponentLine {}

    record Fact(String label, String value) implements ComponentLine {}

    /// A differenced file.
    record Entry(DifferencedFile file) implements ComponentLine {}

    /// A differenced file that cannot be read.
    record Unreadable(int index, RawElement raw) implements ComponentLine {}

    /// What a rule says of the entry above, or of the whole component.
    record Checked(SpecFinding finding) implements ComponentLine {}

    /// As it stands in the document.
    record Raw(RawElement element) implements ComponentLine {}

    record Note(String text) implements ComponentLine {}
}

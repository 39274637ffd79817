package org.diskchain.backup;

import java.util.Locale;

/// The spellings that no public source shows. They follow the family's way of naming, and are
/// *assumed*: whatever stands in a document under another name is shown as it stands.
///
/// This is the only place where they are written down. `docs/decisions/0014-backup-documents.md`
/// tells how to find out the true ones.
public enum AssumedName {
    /// Around the differenced files of a component.
    DIFFERENCED_FILES("DIFFERENCED_FILES"),
    DIFFERENCED_FILE("DIFFERENCED_FILE"),
    /// Certain in file sets and exclusions, assumed here.
    PATH("path"),
    FILESPEC("filespec"),
    RECURSIVE("recursive"),
    /// Reserved; shown as it stands, never used.
    LSN("lsnString"),
    /// Assumed to be a count of ticks in decimal digits.
    LAST_MODIFY_TIME("lastModifyTime"),
    /// Around the partial files of a component.
    PARTIAL_FILES("PARTIAL_FILES"),
    PARTIAL_FILE("PARTIAL_FILE"),
    PARTIAL_NAME("filename"),
    /// Offsets and lengths, or the file that holds them.
    RANGES("ranges"),
    /// Where a backup reads a file set from.
    ALTERNATE_PATH("alternatePath");

    /// Part of the name of everything that may be meant as a differenced file.
    private static final String DIFFERENCED = "DIFFERENCED";

    private final String spelling;

    AssumedName(String spelling) {
        this.spelling = spelling;
    }

    public String spelling() {
        return spelling;
    }

    boolean is(String name) {
        return spelling.equals(name);
    }

    static boolean looksDifferenced(String name) {
        return name.toUpperCase(Locale.ROOT).contains(DIFFERENCED);
    }
}

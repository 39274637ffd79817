package org.diskchain.backup;

/// That a document has more of something than is read, and where that was seen.
///
/// @param element that was being read; empty where none was
/// @param line from 1, 0 where it is not known
/// @param column from 1, 0 where it is not known
public record Excess(Limit limit, String element, int line, int column) {
    /// What there may be only so much of, in all documents that are opened together unless it says
    /// otherwise. Whoever made them may mean harm; the largest genuine set that is known has about
    /// 19,000 file sets in two million bytes, and stays far below.
    public enum Limit {
        /// Bytes of one document.
        DOCUMENT_BYTES(64L << 20),
        BYTES(128L << 20),
        /// Documents in one folder or zip.
        DOCUMENTS(1024),
        ELEMENTS(500_000),
        /// Levels of elements of one document.
        DEPTH(64),
        /// Attributes of one element.
        ATTRIBUTES(64),
        /// Characters of one tag, one comment or one run of text.
        PIECE(2 << 20),
        WRITERS(1024),
        /// Of the components document.
        COMPONENTS(10_000),
        /// Of the writers' documents.
        DECLARED_COMPONENTS(10_000),
        /// Differenced files, partial files and what is not understood.
        ENTRIES(10_000),
        /// With the exclusions.
        FILE_SETS(60_000),
        /// Characters of all texts that are kept.
        CHARACTERS(6L << 20),
        /// Names of folders in all paths that are kept.
        FOLDERS(500_000);

        private final long most;

        Limit(long most) {
            this.most = most;
        }

        public long most() {
            return most;
        }
    }

    /// For instance `COMPONENT 1:2345 > 10000`: for where no words are to be had.
    @Override
    public String toString() {
        return (element + " " + line + ":" + column + " > " + limit.most()).strip();
    }
}

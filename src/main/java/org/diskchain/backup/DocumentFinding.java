package org.diskchain.backup;

import java.nio.file.Path;

/// Something about a document itself that the person should know. Words for it are elsewhere.
///
/// @param document its name within the file
/// @param about what it is about, as it stands; may be empty
public record DocumentFinding(Path file, String document, Code code, String about) {
    public enum Code {
        /// Neither UTF-8 nor UTF-16; read as windows-1252, so that some letters may be wrong.
        ENCODING_GUESSED("encoding-guessed"),
        /// Not well-formed, or beyond a limit; left out.
        DOCUMENT_UNREADABLE("document-unreadable"),
        /// Well-formed, and nothing that is known; left out.
        DOCUMENT_UNKNOWN("document-unknown"),
        /// The root is in another namespace than that of its family.
        NAMESPACE_DIFFERS("namespace-differs"),
        /// Two different documents of a writer instance; neither is used.
        WRITER_TWICE("writer-twice"),
        /// What a writer says that it can do is no number.
        SCHEMA_UNKNOWN("schema-unknown"),
        /// The kind of backup that the document records is not known.
        TYPE_UNKNOWN("type-unknown"),
        /// No snapshot set is recorded: the document may have been saved before the snapshot, when
        /// differenced files have no meaning yet.
        SNAPSHOT_MISSING("snapshot-missing"),
        /// Something in a document that is not understood and might name files.
        ELEMENT_UNKNOWN("element-unknown");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }
    }
}

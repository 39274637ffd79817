package org.diskchain.backup;

/// What a rule says of a differenced file.
///
/// @param index of the entry in its component; -1 where it speaks of the component
/// @param about the other entry, or the text, that it is about; may be empty
public record SpecFinding(Rule rule, VssComponent component, int index, String about) {
    public enum Weight {
        NOT_CHECKED,
        INFO,
        WARNING,
        ERROR
    }

    /// What is checked; errors are the writer's.
    public enum Rule {
        /// The writer's document is missing: whether the entry fits its file sets is not checked.
        D0("D0", Weight.NOT_CHECKED),
        /// Equal to a file set.
        D1("D1", Weight.INFO),
        /// New, and in a folder that the component has already.
        D2("D2", Weight.INFO),
        /// Neither: breaks the rule of `GetDifferencedFile`. Other pages are laxer.
        D3("D3", Weight.ERROR),
        /// Overlaps a file set of the component without being equal to it.
        D4("D4", Weight.ERROR),
        /// Covers files of another component or writer.
        D5("D5", Weight.ERROR),
        /// The same file is a partial one; the differenced entry wins.
        D6("D6", Weight.ERROR),
        /// The writer does not say that it can do this.
        D7("D7", Weight.ERROR),
        /// No path and name that may be given; it is not compared with anything.
        D8("D8", Weight.ERROR),
        /// An alternate path is in play.
        D9("D9", Weight.INFO),
        /// The kind of backup does not look at it.
        D10("D10", Weight.INFO),
        /// A time that cannot be.
        D11("D11", Weight.WARNING),
        /// Its path has a variable that nobody knows, or is no absolute one.
        UNRESOLVED("unresolved-path", Weight.WARNING),
        /// What the writer says that it can do is not understood, so that D7 is not checked.
        SCHEMA("schema-unknown", Weight.NOT_CHECKED),
        /// So much is named that it was not all compared: D3 to D6 are not checked.
        TOO_MUCH("too-much-to-compare", Weight.NOT_CHECKED),
        /// It cannot be read.
        UNREADABLE("unreadable-entry", Weight.ERROR);

        private final String code;
        private final Weight weight;

        Rule(String code, Weight weight) {
            this.code = code;
            this.weight = weight;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }

        public Weight weight() {
            return weight;
        }
    }
}

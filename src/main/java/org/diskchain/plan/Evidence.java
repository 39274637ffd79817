package org.diskchain.plan;

import java.util.Locale;

/// One fact about a disk that could be an orphan's parent. Values, not sentences: identities,
/// bytes, paths, codes.
///
/// @param recorded what the orphan says; empty where it says nothing
/// @param found what the candidate says; empty where it says nothing
public record Evidence(Topic topic, Speaks speaks, String recorded, String found) {
    /// The code of a candidate that records the same parent as the orphan.
    static final String SIBLING = "sibling";

    /// What the fact is about.
    public enum Topic {
        /// VHD: unique id of the parent; VHDX: virtual disk id, which children copy.
        IDENTITY,
        /// VHDX: the data identity of the parent.
        DATA_IDENTITY,
        /// Format and readability; codes.
        KIND,
        /// Bytes.
        VIRTUAL_SIZE,
        /// Bytes.
        SECTOR_SIZE,
        /// A recorded path, and the path of the file.
        PATH,
        /// File names without folder.
        NAME,
        /// Times of last change, ISO 8601.
        TIME,
        /// Whether the orphan would become its own ancestor; the disk by which it would.
        CYCLE,
        /// Structures of the guest as `code:count` with spaces between: recorded, those that do not
        /// fit together; found, those that do.
        CONTENT,
        /// Another file of the same identity.
        TWIN,
        /// The candidate's own chain; the code of what fails.
        CHAIN;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Which way the fact points.
    public enum Speaks {
        FOR,
        AGAINST,
        NEITHER;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it says that the candidate records the same parent as the orphan.
    public boolean isOfSibling() {
        return topic == Topic.CHAIN && found.equals(SIBLING);
    }

    boolean is(Topic other, Speaks way) {
        return topic == other && speaks == way;
    }
}

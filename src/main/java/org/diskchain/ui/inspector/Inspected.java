package org.diskchain.ui.inspector;

import org.diskchain.disk.Severity;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;

/// All that the inspector says of one disk.
///
/// @param link empty for a base
/// @param children how many disks are made from this one
/// @param orphan whether its link should be mended
/// @param undoable whether the record of a reconnect lies beside it
/// @param chain leaf first
record Inspected(
        Path path,
        String name,
        Icons kind,
        List<Fact> facts,
        List<Fact> link,
        int children,
        boolean orphan,
        boolean undoable,
        List<Member> chain,
        List<Said> findings) {
    Inspected {
        facts = List.copyOf(facts);
        link = List.copyOf(link);
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
    }

    /// How a value is written.
    enum Look {
        PLAIN,
        MONO,
        /// An identity that is not the one recorded.
        MONO_WARNING,
        MISMATCH,
        MISSING,
        IN_USE,
        DANGER
    }

    /// A line of label and value.
    ///
    /// @param more what stands after the value, quieter; may be empty
    record Fact(String label, String value, String more, Look look) {
        Fact(String label, String value) {
            this(label, value, "", Look.PLAIN);
        }

        Fact(String label, String value, Look look) {
            this(label, value, "", look);
        }
    }

    /// A disk of the chain.
    record Member(Path path, String name, Icons kind, String ownData) {}

    /// A finding in words.
    record Said(Severity severity, String title, String explanation) {}
}

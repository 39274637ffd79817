package org.diskchain.journal;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// One disk that a merge writes: the target, the source, or one between them.
///
/// @param path absolute; in the file it is kept relative to the journal's folder as well
/// @param oldIdentity its identity before the merge
/// @param newIdentity its identity from the phase [Phase#IDENTITIES] on; the source keeps its own
/// @param witness what the file was when the journal was written
public record Participant(Path path, Guid oldIdentity, Guid newIdentity, Witness witness) {
    /// The same disk by another path.
    Participant at(UnaryOperator<Path> address) {
        Path other = address.apply(path);
        return new Participant(other, oldIdentity, newIdentity, witness.at(other));
    }

    /// Whether an identity found in the file or in a child's record may be this disk's.
    public boolean answersTo(Guid identity) {
        return identity.equals(oldIdentity) || identity.equals(newIdentity);
    }
}

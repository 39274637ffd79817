package org.diskchain.journal;

import org.diskchain.bytes.Guid;
import org.diskchain.journal.Witness.Content;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// One disk that a merge writes or relies on.
///
/// @param path absolute; in the file it is kept relative to the journal's folder as well
/// @param oldIdentity its identity before the merge
/// @param newIdentity its identity from the phase [Phase#IDENTITIES] on; the source keeps its own
/// @param witness what the file was when the journal was written
/// @param planned what it held when the merge began, as long as the merge relies on that: a file
///   that is put back from then can be gone on with
public record Participant(
        Path path, Guid oldIdentity, Guid newIdentity, Witness witness, Content planned) {
    /// A disk of a merge that begins.
    public Participant(Path path, Guid oldIdentity, Guid newIdentity, Witness witness) {
        this(path, oldIdentity, newIdentity, witness, witness.content());
    }

    /// The same disk by another path.
    Participant at(UnaryOperator<Path> address) {
        Path other = address.apply(path);
        return new Participant(other, oldIdentity, newIdentity, witness.at(other), planned);
    }

    /// Whether an identity found in the file or in a child's record may be this disk's.
    public boolean answersTo(Guid identity) {
        return identity.equals(oldIdentity) || identity.equals(newIdentity);
    }
}

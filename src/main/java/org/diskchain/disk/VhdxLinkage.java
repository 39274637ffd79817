package org.diskchain.disk;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.ParentLocator;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Changes to the identities in a parent locator ([MS-VHDX] 2.6.2.6.3); other keys stay as they
/// are.
final class VhdxLinkage {
    private VhdxLinkage() {}

    /// An identity as Windows writes it there.
    static String text(Guid identity) {
        return "{" + identity + "}";
    }

    /// The locator that also accepts `identity`.
    static ByteBuffer accepting(SequencedMap<String, String> values, Guid identity) {
        return with(values, ParentLocator.LINKAGE2, identity);
    }

    /// The locator that accepts `identity` first, and still `previous`.
    static ByteBuffer adopting(SequencedMap<String, String> values, Guid identity, Guid previous) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(values);
        changed.put(ParentLocator.LINKAGE, text(identity));
        return with(changed, ParentLocator.LINKAGE2, previous);
    }

    private static ByteBuffer with(SequencedMap<String, String> values, String key, Guid identity) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(values);
        changed.put(key, text(identity));
        return ParentLocator.serialize(ParentLocator.VHDX_PARENT, changed);
    }
}

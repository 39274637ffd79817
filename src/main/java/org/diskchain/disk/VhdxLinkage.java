package org.diskchain.disk;

import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.ParentLocator;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/// Changes to the identities in a parent locator ([MS-VHDX] 2.6.2.6.3); other keys stay as they
/// are.
final class VhdxLinkage {
    private static final Set<String> KEYS =
            Set.of(
                    ParentLocator.LINKAGE,
                    ParentLocator.LINKAGE2,
                    ParentLocator.ABSOLUTE_PATH,
                    ParentLocator.RELATIVE_PATH,
                    ParentLocator.VOLUME_PATH);

    private VhdxLinkage() {}

    /// An identity as Windows writes it there.
    static String text(Guid identity) {
        return "{" + identity + "}";
    }

    /// The locator that also accepts `identity`, in the slot that does not hold `current`.
    static ByteBuffer accepting(SequencedMap<String, String> values, Guid identity, Guid current) {
        boolean second = isLinkedBy(values, ParentLocator.LINKAGE2, current);
        boolean first = isLinkedBy(values, ParentLocator.LINKAGE, current);
        String free = second && !first ? ParentLocator.LINKAGE : ParentLocator.LINKAGE2;
        return with(values, free, identity);
    }

    private static boolean isLinkedBy(
            SequencedMap<String, String> values, String slot, Guid identity) {
        return Guid.parse(values.getOrDefault(slot, "")).filter(identity::equals).isPresent();
    }

    /// The locator that accepts `identity` first, and still `previous`.
    static ByteBuffer adopting(SequencedMap<String, String> values, Guid identity, Guid previous) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(values);
        changed.put(ParentLocator.LINKAGE, text(identity));
        return with(changed, ParentLocator.LINKAGE2, previous);
    }

    /// The locator of another parent: keys that are no paths and no identities stay.
    static ByteBuffer linking(SequencedMap<String, String> values, ParentLink parent) {
        SequencedMap<String, String> changed = new LinkedHashMap<>();
        changed.put(ParentLocator.LINKAGE, text(parent.recordedIdentity()));
        put(changed, ParentLocator.ABSOLUTE_PATH, parent, RecordedPath.Kind.ABSOLUTE);
        put(changed, ParentLocator.RELATIVE_PATH, parent, RecordedPath.Kind.RELATIVE);
        put(changed, ParentLocator.VOLUME_PATH, parent, RecordedPath.Kind.VOLUME);
        changed.put(ParentLocator.LINKAGE2, text(Guid.ZERO));
        values.forEach(
                (key, value) -> {
                    if (!KEYS.contains(key)) changed.put(key, value);
                });
        return ParentLocator.serialize(ParentLocator.VHDX_PARENT, changed);
    }

    private static void put(
            SequencedMap<String, String> values,
            String key,
            ParentLink parent,
            RecordedPath.Kind kind) {
        parent.paths().stream()
                .filter(path -> path.kind() == kind)
                .findFirst()
                .ifPresent(path -> values.put(key, path.value()));
    }

    private static ByteBuffer with(SequencedMap<String, String> values, String key, Guid identity) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(values);
        changed.put(key, text(identity));
        return ParentLocator.serialize(ParentLocator.VHDX_PARENT, changed);
    }
}

package org.diskchain.bytes;

import java.util.EnumSet;
import java.util.Set;

/// How a file system stores a file, where Windows refuses to attach or grow a virtual disk in it.
public enum HostTrait {
    SPARSE(0x200),
    COMPRESSED(0x800),
    ENCRYPTED(0x4000);

    private final int attribute;

    HostTrait(int attribute) {
        this.attribute = attribute;
    }

    /// The traits in the file attributes of Windows (FILE_ATTRIBUTE_*).
    public static Set<HostTrait> ofWindows(int attributes) {
        Set<HostTrait> traits = EnumSet.noneOf(HostTrait.class);
        for (HostTrait trait : values()) {
            if ((attributes & trait.attribute) != 0) traits.add(trait);
        }
        return traits;
    }
}

package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Set;

final class HostTraitTest {
    @Test
    void theAttributesOfWindowsTellThem() {
        int archive = 0x20;
        assertEquals(Set.of(), HostTrait.ofWindows(archive));
        assertEquals(Set.of(HostTrait.SPARSE), HostTrait.ofWindows(archive | 0x200));
        assertEquals(
                Set.of(HostTrait.COMPRESSED, HostTrait.ENCRYPTED),
                HostTrait.ofWindows(0x800 | 0x4000));
    }
}

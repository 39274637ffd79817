package org.diskchain.fuzz;

import org.diskchain.testing.MemoryStorage;

import java.nio.file.Path;
import java.util.List;

/// A small sound forest whose bytes are mutated.
///
/// @param name as failures tell it
/// @param leaf the lowest disk of its longest chain
/// @param side a child of the base, which a merge of the leaf at depth 2 invalidates or rescues
/// @param disks all its disks
record Specimen(
        String name,
        MemoryStorage storage,
        Path folder,
        Path leaf,
        Path side,
        List<Path> disks,
        List<Structure> structures) {
    Specimen {
        disks = List.copyOf(disks);
        structures = List.copyOf(structures);
    }
}

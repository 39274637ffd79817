package org.diskchain.fuzz;

import java.nio.file.Path;
import java.util.List;

/// A place in a specimen's file whose bytes are mutated.
///
/// @param name as reports count it
/// @param copies file offsets of the structure itself and of the copies that stand in for it
/// @param length bytes
/// @param fields the numbers in it
/// @param seal how it proves that it is whole
record Structure(
        Path file, String name, List<Long> copies, int length, List<Field> fields, Seal seal) {
    /// A number in a structure.
    ///
    /// @param at bytes from its start
    /// @param size 1, 2, 4 or 8 bytes
    record Field(int at, int size) {}

    Structure {
        copies = List.copyOf(copies);
        fields = List.copyOf(fields);
    }
}

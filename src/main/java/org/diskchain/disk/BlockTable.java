package org.diskchain.disk;

import org.diskchain.format.vhdx.BatEntry;

import java.io.IOException;

/// The entries of a block allocation table, as they are going to be.
interface BlockTable {
    /// @param index of the entry, payload and bitmap entries counted alike
    BatEntry entry(long index) throws IOException;

    void put(long index, BatEntry entry) throws IOException;
}

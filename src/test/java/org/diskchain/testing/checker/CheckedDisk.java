package org.diskchain.testing.checker;

import org.diskchain.bytes.ByteFile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One VHD or VHDX file that has been found valid. A snapshot of its tables: the file must not
/// change while this is used.
public interface CheckedDisk {
    /// What a layer says of a stretch of virtual disk.
    enum Kind {
        DATA,
        ZERO,
        /// Nothing: the parent decides; zeros where there is none.
        ABSENT
    }

    /// @param end virtual offset where it ends, or may change
    /// @param at place in the file of the first byte, of data only
    record Run(Kind kind, long end, long at) {}

    /// One thing that the file records of its parent.
    ///
    /// @param slot its place among its like, from 0
    /// @param key the code of a VHD locator, `name` for the name field, or the key of a VHDX
    /// @param value as it stands there, in the byte order that the format prescribes
    /// @param space bytes of the file that a VHD locator reserves, up to the first one after the
    ///   value that is not zero; else 0
    record Recorded(int slot, String key, String value, long space) {}

    /// Reads and checks a file.
    ///
    /// @throws InvalidDiskException if it is not valid; the message says what and where
    static CheckedDisk of(ByteFile file) throws IOException {
        Source source = new Source(file);
        boolean vhdx = file.size() >= 8 && source.text(0, 8).equals("vhdxfile");
        return vhdx ? new CheckedVhdx(source) : new CheckedVhd(source);
    }

    /// Bytes of virtual disk.
    long size();

    int sectorSize();

    /// By which children know it: VHD unique id, VHDX DataWriteGuid.
    String identity();

    boolean differencing();

    /// The identities of the parent that it accepts: the only one, or that of the first slot and
    /// then that of the second. Unused slots are left out.
    List<String> parents();

    /// The relative paths that lead to the parent, as recorded.
    List<String> paths();

    /// All that is recorded of the parent's place and identity, in the order of the file; the name
    /// field of a VHD last.
    List<Recorded> recorded();

    /// Whether something that a repair would mend is wrong: the footer at the end is missing, and
    /// the copy tells what it said.
    boolean needsRepair();

    /// What the disk says of the byte at the offset, and how far that goes.
    Run run(long offset);

    /// The file's bytes as a reader sees them.
    void read(long at, ByteBuffer into) throws IOException;
}

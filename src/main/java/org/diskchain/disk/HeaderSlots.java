package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.format.vhdx.VhdxHeader;
import org.diskchain.format.vhdx.VhdxLayout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/// The two headers of a VHDX open for writing ([MS-VHDX] 2.2.2.1). Every change is written to both,
/// the one that does not count first, each durable before the next: whichever of the two a reader
/// finds, it is either the disk as it was or the disk as it is.
final class HeaderSlots {
    private final ByteFile file;
    private final RandomGenerator random;
    private VhdxHeader current;
    private int slot;
    private boolean fileWriteChanged;

    HeaderSlots(ByteFile file, RandomGenerator random, VhdxHeaders found) {
        this.file = file;
        this.random = random;
        this.current = found.current();
        this.slot = found.slot();
    }

    VhdxHeader current() {
        return current;
    }

    /// Must come before the first modification of anything in the file.
    void announceModification() throws IOException {
        if (!fileWriteChanged) write(current.dataWriteGuid(), current.logGuid());
    }

    void setDataWriteGuid(Guid identity) throws IOException {
        write(identity, current.logGuid());
    }

    /// Names the log entries that must be replayed; zero where there are none.
    void setLogGuid(Guid log) throws IOException {
        write(current.dataWriteGuid(), log);
    }

    private void write(Guid dataWrite, Guid log) throws IOException {
        Guid fileWrite = fileWriteChanged ? current.fileWriteGuid() : Guid.random(random);
        fileWriteChanged = true;
        writeOther(current.next(fileWrite, dataWrite, log));
        writeOther(current.next(fileWrite, dataWrite, log));
    }

    private void writeOther(VhdxHeader next) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(VhdxHeader.BYTES);
        file.read(VhdxLayout.header(slot), bytes);
        next.writeOver(bytes.rewind());
        int other = 1 - slot;
        file.write(VhdxLayout.header(other), bytes);
        file.force(); // before the header that counted until now is touched
        current = next;
        slot = other;
    }
}

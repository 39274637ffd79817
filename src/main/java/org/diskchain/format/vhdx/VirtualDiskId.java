package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.bytes.Guid;
import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;

/// The identity that the guest sees (SCSI page 83), which children inherit ([MS-VHDX] 2.6.2.3).
public record VirtualDiskId(Guid id) {
    public static final int BYTES = 16;

    /// Reads the item at the buffer's position, which does not move.
    public static VirtualDiskId read(ByteBuffer buffer) throws MalformedException {
        return new VirtualDiskId(Guid.readMixed(view("virtual disk id", buffer, BYTES), 0));
    }

    public void write(ByteBuffer buffer) {
        id.writeMixed(view(buffer, BYTES), 0);
    }
}

package org.diskchain.format.vhdx;

import static org.diskchain.format.vhdx.Bytes.view;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first bytes of every VHDX file ([MS-VHDX] 2.2.1). They are never changed once the file has
/// been made.
///
/// @param creator the program that made the file; for people only
public record FileIdentifier(String creator) {
    /// Bytes of the structure; its place in the file is 64 KiB long.
    public static final int BYTES = 520;

    private static final String STRUCTURE = "file type identifier";
    private static final int SIGNATURE = 0;
    private static final int CREATOR = 8;
    private static final int CREATOR_UNITS = 256;

    private static final long VHDXFILE = 0x656c_6966_7864_6876L; // "vhdxfile"

    /// Reads the identifier at the buffer's position, which does not move.
    public static FileIdentifier read(ByteBuffer buffer) throws MalformedException {
        ByteBuffer in = view(STRUCTURE, buffer, BYTES);
        long found = in.getLong(SIGNATURE);
        if (found != VHDXFILE) {
            throw new MalformedException(
                    STRUCTURE,
                    SIGNATURE,
                    "vhdxfile",
                    "0x%016x".formatted(Long.reverseBytes(found)));
        }
        StringBuilder creator = new StringBuilder();
        for (int unit = 0; unit < CREATOR_UNITS; unit++) {
            char character = in.getChar(CREATOR + unit * Character.BYTES);
            if (character == 0) break;
            creator.append(character);
        }
        return new FileIdentifier(creator.toString());
    }

    /// Writes the identifier of a new file.
    public void write(ByteBuffer buffer) {
        ByteBuffer out = view(buffer, BYTES);
        byte[] name = creator.getBytes(StandardCharsets.UTF_16LE);
        if (name.length > CREATOR_UNITS * Character.BYTES) {
            throw new IllegalArgumentException("creator too long: " + creator);
        }
        out.putLong(SIGNATURE, VHDXFILE).put(CREATOR, new byte[BYTES - CREATOR]);
        out.put(CREATOR, name);
    }
}

package org.diskchain.format.vhdx;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Where one key and its value lie in a parent locator ([MS-VHDX] 2.6.2.6.2).
///
/// @param keyOffset bytes from the start of the item, unsigned 32 bits in the file
/// @param valueOffset bytes from the start of the item, unsigned 32 bits in the file
/// @param keyLength bytes
/// @param valueLength bytes
public record LocatorEntry(long keyOffset, long valueOffset, int keyLength, int valueLength) {
    public static final int BYTES = 12;

    private static final String STRUCTURE = "parent locator entry";
    private static final int KEY_OFFSET = 0;
    private static final int VALUE_OFFSET = 4;
    private static final int KEY_LENGTH = 8;
    private static final int VALUE_LENGTH = 10;
    private static final int LONGEST = 0xffff;

    static LocatorEntry read(ByteBuffer in, int at) {
        return new LocatorEntry(
                Integer.toUnsignedLong(in.getInt(at + KEY_OFFSET)),
                Integer.toUnsignedLong(in.getInt(at + VALUE_OFFSET)),
                Short.toUnsignedInt(in.getShort(at + KEY_LENGTH)),
                Short.toUnsignedInt(in.getShort(at + VALUE_LENGTH)));
    }

    /// Appends both strings at the buffer's position, and writes at `table` where they are.
    static void append(String key, String value, int table, ByteBuffer out) {
        out.putInt(table + KEY_OFFSET, out.position())
                .putShort(table + KEY_LENGTH, append(key, out))
                .putInt(table + VALUE_OFFSET, out.position())
                .putShort(table + VALUE_LENGTH, append(value, out));
    }

    private static short append(String text, ByteBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        if (bytes.length == 0 || bytes.length > LONGEST) {
            throw new IllegalArgumentException("no locator string: " + text);
        }
        out.put(bytes);
        return (short) bytes.length;
    }

    /// The key, from the item that begins at the buffer's position.
    public String key(ByteBuffer item) throws MalformedException {
        return text(item, KEY_OFFSET, keyOffset, keyLength);
    }

    /// The value, from the item that begins at the buffer's position.
    public String value(ByteBuffer item) throws MalformedException {
        return text(item, VALUE_OFFSET, valueOffset, valueLength);
    }

    private static String text(ByteBuffer item, int field, long offset, int length)
            throws MalformedException {
        if (length == 0 || length % Character.BYTES != 0 || offset + length > item.remaining()) {
            throw new MalformedException(
                    STRUCTURE,
                    field,
                    "whole UTF-16 units within " + item.remaining() + " bytes",
                    offset + " + " + length);
        }
        String text = decode(item.slice(item.position() + (int) offset, length), field);
        if (text.indexOf('\0') >= 0) {
            throw new MalformedException(STRUCTURE, field, "no NUL", "NUL at " + text.indexOf(0));
        }
        return text;
    }

    private static String decode(ByteBuffer units, int field) throws MalformedException {
        try {
            return StandardCharsets.UTF_16LE.newDecoder().decode(units).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(STRUCTURE, field, "UTF-16", "a lone surrogate");
        }
    }
}

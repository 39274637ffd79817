package org.diskchain.format.vhd;

import org.diskchain.format.MalformedException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// One of the eight parent locator entries of a dynamic header: where in the file a path of the
/// parent stands, and in which form (section "Parent Locator").
///
/// The space is a count of sectors in the specification and in old files, of bytes in those of
/// Windows.
public record VhdLocator(
        int code,
        int dataSpace, // unsigned
        int dataLength, // unsigned
        long dataOffset) { // unsigned

    public static final int BYTES = 24;

    /// Windows' own limit of a path, which bounds what is read for one locator.
    public static final int MOST_DATA_BYTES = 32767 * 2;

    public static final int NONE = 0;
    public static final int W2KU = 0x57326b75;
    public static final int W2RU = 0x57327275;
    public static final int WI2K = 0x5769326b;
    public static final int WI2R = 0x57693272;
    public static final int MAC_X = 0x4d616358;

    /// An alias blob of the classic Mac OS; no path can be read from it.
    public static final int MAC = 0x4d616320;

    public static final VhdLocator UNUSED = new VhdLocator(NONE, 0, 0, 0);

    private static final String NAME = "VHD parent locator";
    private static final int CODE = 0;
    private static final int DATA_SPACE = 4;
    private static final int DATA_LENGTH = 8;
    private static final int DATA_OFFSET = 16;

    private static final int SECTOR = 512;
    private static final String FILE_URL = "file:";

    /// Reads the entry at the buffer's position, which does not move; `BYTES` must remain.
    public static VhdLocator read(ByteBuffer buffer) {
        ByteBuffer in = view(buffer);
        return new VhdLocator(
                in.getInt(CODE),
                in.getInt(DATA_SPACE),
                in.getInt(DATA_LENGTH),
                in.getLong(DATA_OFFSET));
    }

    /// Writes over the entry already in the buffer.
    public void writeOver(ByteBuffer buffer) {
        view(buffer)
                .putInt(CODE, code)
                .putInt(DATA_SPACE, dataSpace)
                .putInt(DATA_LENGTH, dataLength)
                .putLong(DATA_OFFSET, dataOffset);
    }

    public boolean isUsed() {
        return code != NONE;
    }

    /// The name of the slot as its code spells it, for instance `W2ru`.
    public String slot() {
        return new String(
                        ByteBuffer.allocate(Integer.BYTES).putInt(code).array(),
                        StandardCharsets.ISO_8859_1)
                .strip();
    }

    /// Bytes of the file that belong to this locator, whether counted in sectors or in bytes.
    public long spaceBytes() {
        long space = Integer.toUnsignedLong(dataSpace);
        return space < SECTOR ? space * SECTOR : space;
    }

    /// Checks what can be told without the file: the code, the length, the space, the offset.
    public void requirePlausible(long fileSize) throws MalformedException {
        long length = Integer.toUnsignedLong(dataLength);
        Require.that(isKnown(), NAME, CODE, "a known platform", Require.hex(code));
        Require.that(
                length > 0 && length <= MOST_DATA_BYTES,
                NAME,
                DATA_LENGTH,
                "1 to " + MOST_DATA_BYTES,
                length);
        Require.that(
                spaceBytes() % SECTOR == 0 && spaceBytes() >= length,
                NAME,
                DATA_SPACE,
                "sectors or bytes for " + length,
                Integer.toUnsignedString(dataSpace));
        Require.that(
                dataOffset >= 0 && dataOffset <= fileSize - length,
                NAME,
                DATA_OFFSET,
                "data within the file",
                Require.hex(dataOffset));
    }

    /// The path that the data holds: UTF-16LE, 8-bit, or a `file:` URL. A URL with a host becomes a
    /// path that begins with `\\host\`.
    ///
    /// @param data `dataLength` bytes from `dataOffset` of the file
    public String path(ByteBuffer data) throws MalformedException {
        String text =
                switch (code) {
                    case W2KU, W2RU -> utf16(data);
                    case MAC_X -> fileUrl(decode(data, StandardCharsets.UTF_8));
                    default -> eightBit(data);
                };
        return checked(withoutPadding(text), NAME, DATA_OFFSET);
    }

    /// Checks that text can be a path: not empty, no NUL, no half of a surrogate pair.
    static String checked(String text, String structure, int offset) throws MalformedException {
        boolean wellFormed = StandardCharsets.UTF_16BE.newEncoder().canEncode(text);
        Require.that(
                !text.isEmpty() && text.indexOf('\0') < 0 && wellFormed,
                structure,
                offset,
                "well-formed text without NUL",
                text.isEmpty() ? "nothing" : "other");
        return text;
    }

    /// The text before the NULs at its end.
    static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') end--;
        return text.substring(0, end);
    }

    private boolean isKnown() {
        return switch (code) {
            case W2KU, W2RU, WI2K, WI2R, MAC_X, MAC -> true;
            default -> false;
        };
    }

    private String utf16(ByteBuffer data) throws MalformedException {
        Require.that(
                data.remaining() % Character.BYTES == 0,
                NAME,
                DATA_LENGTH,
                "an even number",
                data.remaining());
        char[] units = new char[data.remaining() / Character.BYTES];
        data.slice().order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(units);
        return new String(units);
    }

    /// The code page is that of the writer and recorded nowhere.
    private static String eightBit(ByteBuffer data) throws MalformedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(data.slice()).toString();
        } catch (CharacterCodingException notUtf8) {
            return decode(data, StandardCharsets.ISO_8859_1);
        }
    }

    private static String decode(ByteBuffer data, Charset charset) throws MalformedException {
        try {
            return charset.newDecoder().decode(data.slice()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(NAME, DATA_OFFSET, charset.name(), "other bytes");
        }
    }

    private static String fileUrl(String url) throws MalformedException {
        if (!url.regionMatches(true, 0, FILE_URL, 0, FILE_URL.length())) return url;
        String rest = unescaped(url.substring(FILE_URL.length()));
        if (!rest.startsWith("//")) return rest;
        String path = rest.substring(2);
        if (path.startsWith("/")) return isDriveAt(path, 1) ? path.substring(1) : path;
        return withHost(path);
    }

    /// What stands before the first slash is a host, unless it is `.` or `..` (which tools write
    /// for a relative path), a drive, or all there is.
    private static String withHost(String path) {
        int slash = path.indexOf('/');
        String host = slash < 0 ? "" : path.substring(0, slash);
        boolean relative = host.isEmpty() || host.equals(".") || host.equals("..");
        if (relative || isDriveAt(path, 0)) return path;
        if (host.equalsIgnoreCase("localhost")) return fromRoot(path.substring(slash));
        return "\\\\" + path.replace('/', '\\');
    }

    private static String fromRoot(String path) {
        return isDriveAt(path, 1) ? path.substring(1) : path;
    }

    private static boolean isDriveAt(String path, int at) {
        return path.length() > at + 1
                && path.charAt(at + 1) == ':'
                && Character.isLetter(path.charAt(at));
    }

    private static String unescaped(String text) throws MalformedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = bytes[i] == '%' ? hexPair(bytes, i + 1) : -1;
            out.put(escaped < 0 ? bytes[i] : (byte) escaped);
            if (escaped >= 0) i += 2;
        }
        return decode(out.flip(), StandardCharsets.UTF_8);
    }

    private static int hexPair(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) return -1;
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static ByteBuffer view(ByteBuffer buffer) {
        return buffer.slice(buffer.position(), BYTES).order(ByteOrder.BIG_ENDIAN);
    }
}

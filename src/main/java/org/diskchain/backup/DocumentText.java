package org.diskchain.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes of a document as text, by what the bytes are and not by what the document says of itself:
/// programs on Windows store UTF-16 without a mark, and documents that name another encoding.
final class DocumentText {
    /// What is neither UTF-16 nor UTF-8.
    static final Charset GUESSED = Charset.forName("windows-1252");

    private static final int LONGEST_MARK = 3;
    private static final int BYTE = 0xff;

    private DocumentText() {}

    /// The text; bytes that are not of the encoding end it with a
    /// [java.nio.charset.CharacterCodingException].
    static Reader of(InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes);
        in.mark(LONGEST_MARK);
        byte[] start = in.readNBytes(LONGEST_MARK);
        in.reset();
        in.skipNBytes(markLength(start));
        return new InputStreamReader(
                in,
                charset(start)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// The same bytes, read as windows-1252.
    static Reader guessed(InputStream bytes) {
        return new InputStreamReader(bytes, GUESSED);
    }

    private static int markLength(byte[] start) {
        if (startsWith(start, 0xef, 0xbb, 0xbf)) return LONGEST_MARK;
        return startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff) ? 2 : 0;
    }

    /// The first character is `<` or white space: where its second byte or its first one is zero,
    /// it has two.
    private static Charset charset(byte[] start) {
        if (startsWith(start, 0xff, 0xfe)) return StandardCharsets.UTF_16LE;
        if (startsWith(start, 0xfe, 0xff)) return StandardCharsets.UTF_16BE;
        if (start.length > 1 && start[0] != 0 && start[1] == 0) return StandardCharsets.UTF_16LE;
        if (start.length > 1 && start[0] == 0 && start[1] != 0) return StandardCharsets.UTF_16BE;
        return StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... values) {
        for (int i = 0; i < values.length; i++) {
            if (i >= bytes.length || (bytes[i] & BYTE) != values[i]) return false;
        }
        return true;
    }
}

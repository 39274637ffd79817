package org.diskchain.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The names of the records that lie beside disks: the disk's whole name, and what kind of record
/// it is. Where that is longer than a name may be, the end of the disk's name gives way to a digest
/// of the whole.
public enum RecordName {
    MERGE(".diskchain-merge"),
    REBASE(".diskchain-rebase"),
    UNDO(".diskchain-undo");

    /// Bytes that a name may have on Linux; the other systems count UTF-16 units or characters,
    /// which are never more.
    private static final int LONGEST = 255;

    private static final char MARK = '~';
    private static final int DIGEST_BYTES = 8;

    private final String suffix;

    RecordName(String suffix) {
        this.suffix = suffix;
    }

    /// What the names of such records end in.
    public String suffix() {
        return suffix;
    }

    /// The kind of record that a file has the name of.
    public static Optional<RecordName> of(Path file) {
        return Arrays.stream(values()).filter(kind -> kind.isNameOf(file)).findFirst();
    }

    /// The record of this kind that belongs to a disk.
    public Path beside(Path disk) {
        String name = disk.getFileName().toString();
        int room = LONGEST - bytes(suffix) - bytes(RecordFile.WRITING);
        return disk.resolveSibling((bytes(name) <= room ? name : shortened(name, room)) + suffix);
    }

    public boolean isNameOf(Path file) {
        return file.getFileName().toString().endsWith(suffix);
    }

    /// The disk that a record's name tells. Of a name that was shortened it is not told: no disk is
    /// at that path then, and the right one is known by [#beside].
    public Path diskOf(Path record) {
        String name = record.getFileName().toString();
        return record.resolveSibling(name.substring(0, name.length() - suffix.length()));
    }

    private static String shortened(String name, int room) {
        String digest = MARK + digest(name);
        int end = name.length();
        while (bytes(name.substring(0, end)) + digest.length() > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + digest;
    }

    private static String digest(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}

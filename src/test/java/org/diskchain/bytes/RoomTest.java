package org.diskchain.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.diskchain.bytes.NoRoomException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What systems say where there is no room, and what is no lack of room.
final class RoomTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "VOLUME_FULL, No space left on device",
        "VOLUME_FULL, There is not enough space on the disk",
        "QUOTA, Disk quota exceeded",
        "QUOTA, Disc quota exceeded",
        "QUOTA, The requested file operation failed because the storage quota was exceeded.",
        "FILE_TOO_LARGE, File too large",
        "FILE_TOO_LARGE, The file size exceeds the limit allowed and cannot be saved."
    })
    void theWordsOfTheSystemTell(Kind kind, String said) throws IOException {
        Path file = Files.createFile(folder.resolve("disk"));
        IOException cause = Room.cause(new IOException(said), file, 1);
        NoRoomException room = assertInstanceOf(NoRoomException.class, cause);
        assertEquals(kind, room.kind());
        assertEquals(file, room.file());
    }

    /// In a language that is not known, free space tells.
    @Test
    void moreThanIsFreeDoesNotFit() throws IOException {
        Path file = Files.createFile(folder.resolve("disk"));
        IOException said = new IOException("Auf dem Ger\u00e4t ist kein Speicherplatz mehr");
        long free = Files.getFileStore(file).getUsableSpace();
        IOException cause = Room.cause(said, file, 2 * free);
        assertEquals(Kind.VOLUME_FULL, assertInstanceOf(NoRoomException.class, cause).kind());
        assertSame(said, Room.cause(said, file, 0));
    }

    @Test
    void anotherFailureStaysWhatItIs() throws IOException {
        Path file = Files.createFile(folder.resolve("disk"));
        IOException failed = new IOException("Input/output error");
        assertSame(failed, Room.cause(failed, file, 1));
    }

    @Test
    void aFileOnFatEndsAtFourGibibytes() {
        assertEquals(4L * (1 << 30) - 1, LargestFile.on("vfat"));
        assertEquals(4L * (1 << 30) - 1, LargestFile.on("FAT32"));
        assertEquals(Long.MAX_VALUE, LargestFile.on("ext4"));
        assertEquals(Long.MAX_VALUE, LargestFile.on("exfat"));
    }
}

package org.diskchain.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// A record has a name beside every disk, however long the disk's own is.
final class RecordNameTest {
    private static final Path FOLDER = Path.of("/vm").toAbsolutePath();
    private static final int LONGEST = 255;

    @ParameterizedTest
    @EnumSource
    void ordinaryNamesStandWholeInThatOfTheRecord(RecordName kind) {
        Path disk = FOLDER.resolve("base.vhdx");
        assertEquals(FOLDER.resolve("base.vhdx" + kind.suffix()), kind.beside(disk));
        assertEquals(disk, kind.diskOf(kind.beside(disk)));
        assertEquals(kind, RecordName.of(kind.beside(disk)).orElseThrow());
        assertTrue(RecordName.of(disk).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void thereIsRoomForTheNameThatItIsWrittenUnder(RecordName kind) {
        for (String letter : new String[] {"a", "ß", "字", "💾"}) {
            for (int end = 0; end < letter.getBytes(UTF_8).length; end++) {
                Set<Path> records = new HashSet<>();
                int disks = 0;
                for (String name = "x".repeat(end); bytes(name) <= LONGEST; name += letter) {
                    if (name.isEmpty()) continue;
                    Path record = kind.beside(FOLDER.resolve(name));
                    String written = record.getFileName() + ".new";
                    assertTrue(bytes(written) <= LONGEST, written);
                    assertEquals(written, new String(written.getBytes(UTF_8), UTF_8), "whole");
                    assertEquals(kind, RecordName.of(record).orElseThrow());
                    records.add(record);
                    disks++;
                }
                assertEquals(disks, records.size(), "each has its own");
            }
        }
    }

    @Test
    void disksThatBeginAlikeHaveRecordsOfTheirOwn() {
        String long1 = "a".repeat(250) + "1";
        String long2 = "a".repeat(250) + "2";
        assertNotEquals(
                RecordName.UNDO.beside(FOLDER.resolve(long1)),
                RecordName.UNDO.beside(FOLDER.resolve(long2)));
    }

    private static int bytes(String name) {
        return name.getBytes(UTF_8).length;
    }
}

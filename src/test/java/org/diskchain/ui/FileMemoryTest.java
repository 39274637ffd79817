package org.diskchain.ui;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

final class FileMemoryTest {
    @TempDir Path folder;

    @Test
    void keepsWhatWasPutForTheNextStart() {
        Path file = folder.resolve("a/b/window.properties");
        Memory memory = new FileMemory(file);
        memory.put("recent.0", "3|/srv/Ünïcode folder");
        memory.save();
        assertEquals(Optional.of("3|/srv/Ünïcode folder"), new FileMemory(file).get("recent.0"));
    }

    @Test
    void aDamagedFileIsAnEmptyMemory() throws IOException {
        Path file = Files.writeString(folder.resolve("window.properties"), "x=\\u00zz");
        assertEquals(Optional.empty(), new FileMemory(file).get("x"));
    }

    @Test
    void aPlaceThatCannotBeWrittenStopsNobody() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "no folder");
        Memory memory = new FileMemory(inTheWay.resolve("window.properties"));
        memory.put("a", "b");
        assertDoesNotThrow(memory::save);
    }
}

package org.diskchain.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class LogFileTest {
    @Test
    void aNewLogKeepsTheOneBeforeIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("diskchain.log"), "the one before");
        String name = "org.slf4j.simpleLogger.logFile";
        try {
            LogFile.startIn(folder);
            assertEquals("" + folder.resolve("diskchain.log"), System.getProperty(name));
        } finally {
            System.clearProperty(name);
        }
        assertEquals("the one before", Files.readString(folder.resolve("diskchain-previous.log")));
    }
}

package org.diskchain.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where the program notes what went wrong, when it was started from a menu and nobody reads its
/// standard error. Must be set before the first logger is made.
public final class LogFile {
    private static final String NAME = "diskchain.log";
    private static final String PREVIOUS = "diskchain-previous.log";

    private LogFile() {}

    /// Starts a new log in a folder and keeps the one before it.
    ///
    /// @throws IOException if that cannot be: then the standard error is still the log
    public static void startIn(Path folder) throws IOException {
        Path log = folder.resolve(NAME);
        Files.createDirectories(folder);
        if (Files.exists(log)) {
            Files.move(log, folder.resolve(PREVIOUS), StandardCopyOption.REPLACE_EXISTING);
        }
        System.setProperty("org.slf4j.simpleLogger.logFile", log.toString());
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    }
}

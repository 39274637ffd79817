package org.diskchain.ui.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The rest of the person's desktop, as far as the window speaks with it.
public interface Outside {
    /// Lets the person choose a folder; empty where none was chosen.
    Optional<Path> chooseFolder(String title);

    /// Lets the person choose a disk; empty where none was chosen.
    Optional<Path> chooseDisk(String title);

    /// Lets the person name a disk that is to be made; empty where none was named.
    ///
    /// @param offered the folder and the name that are offered
    Optional<Path> chooseNewDisk(String title, Path offered);

    /// Lets the person choose backup documents; empty where none were chosen.
    List<Path> chooseDocuments(String title);

    /// Lets the person choose a file, and keeps the text in it; nothing where none was chosen.
    ///
    /// @param name that is offered for the file
    void save(String title, String name, String text) throws IOException;

    void copy(String text);

    /// Shows the file in the system's file manager.
    void show(Path file) throws IOException;

    /// Ends the program.
    void quit();
}

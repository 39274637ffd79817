package org.diskchain.ui.reparent;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.diskchain.chain.WindowsFolders;

import java.nio.file.Path;
import java.util.Optional;

/// A folder of new parents, and what the Windows host calls it.
final class HostFolder {
    private static final char SEPARATOR = '\\';

    private final Path folder;
    private final StringProperty windows = new SimpleStringProperty("");

    /// @param parent a disk of the folder, as Windows sees it, where other links tell
    HostFolder(Path folder, Optional<String> parent) {
        this.folder = folder;
        parent.ifPresent(path -> windows.set(path.substring(0, path.lastIndexOf(SEPARATOR))));
    }

    Path folder() {
        return folder;
    }

    /// The folder as the host sees it; blank where nobody knows.
    StringProperty windowsProperty() {
        return windows;
    }

    boolean isBlank() {
        return windows.get().isBlank();
    }

    boolean isValid() {
        return isBlank() || WindowsFolders.isAbsolute(withSeparator());
    }

    /// The path of a disk in it.
    Optional<String> pathOf(Path disk) {
        return isBlank() ? Optional.empty() : Optional.of(withSeparator() + disk.getFileName());
    }

    private String withSeparator() {
        String text = windows.get().strip().replace('/', SEPARATOR);
        return text.endsWith("\\") ? text : text + SEPARATOR;
    }
}

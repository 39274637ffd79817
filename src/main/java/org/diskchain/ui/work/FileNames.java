package org.diskchain.ui.work;

import org.diskchain.report.Visible;

import java.nio.file.Path;

/// Names of disks as they are shown.
public final class FileNames {
    private FileNames() {}

    /// The file's name, harmless to show.
    public static String whole(Path disk) {
        return Visible.text(disk.getFileName().toString());
    }

    /// The file's name without its extension.
    public static String stem(Path disk) {
        String name = whole(disk);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

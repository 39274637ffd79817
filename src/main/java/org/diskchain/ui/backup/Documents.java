package org.diskchain.ui.backup;

import org.diskchain.backup.VssSet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Opens backup documents. A seam, so that tests and pictures have documents of their own.
@FunctionalInterface
public interface Documents {
    /// @throws org.diskchain.backup.BackupDocumentException if what is named is none
    VssSet open(List<Path> places) throws IOException;
}

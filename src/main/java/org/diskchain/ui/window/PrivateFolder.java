package org.diskchain.ui.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/// A folder into which nobody but the person themselves can put anything.
final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /// Makes the folder, or takes the one that is there.
    ///
    /// @throws IOException if it belongs to somebody else, can be entered by others, or lies in
    ///   what somebody else owns, as with a borrowed home folder
    static void make(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder); // on Windows the person's own by inheritance
            return;
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            requireOwn(nearest(folder.getParent()));
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        requireOwn(folder);
        if (!facts(folder).isDirectory() || !facts(folder).permissions().equals(OWNER_ONLY)) {
            throw new IOException(folder + ": not a folder of one person alone");
        }
    }

    private static Path nearest(Path folder) {
        return Files.exists(folder) ? folder : nearest(folder.getParent());
    }

    private static void requireOwn(Path folder) throws IOException {
        UserPrincipal self =
                folder.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
        if (!facts(folder).owner().equals(self)) {
            throw new IOException(folder + ": belongs to " + facts(folder).owner().getName());
        }
    }

    private static PosixFileAttributes facts(Path folder) throws IOException {
        return Files.getFileAttributeView(
                        folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }
}

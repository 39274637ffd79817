package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The one seam to the file system: everything that Diskchain reads or writes goes through it, so
/// that a crash recorder or a failing store can stand in for the disk.
///
/// Paths are absolute and normalized. A link is followed wherever a path is opened.
public interface Storage extends WritableFiles {
    /// Opens an existing file for reading what is on the device and not in the system's cache;
    /// empty where that cannot be had.
    default Optional<ByteFile> openPastCache(Path file) throws IOException {
        return Optional.empty();
    }

    /// Makes a new, empty file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something has that name
    ByteFile create(Path file) throws IOException;

    /// Gives `from` the name `to` in one step, replacing what has that name. Durable after [#sync]
    /// of the folder.
    void rename(Path from, Path to) throws IOException;

    /// Deletes a file. Durable after [#sync] of the folder.
    void delete(Path file) throws IOException;

    /// Makes a folder, and those above it that are missing.
    void createFolders(Path folder) throws IOException;

    /// The same, with folders that only the person who runs this process may look into, where the
    /// system knows such.
    default void createOwnFolders(Path folder) throws IOException {
        createFolders(folder);
    }

    /// Whether the folder belongs to the person who runs this process and others may not write in
    /// it, as far as the system tells.
    default boolean isOwnFolder(Path folder) throws IOException {
        return isWritable(folder);
    }

    /// The entries of a folder, sorted by name.
    List<Path> list(Path folder) throws IOException;

    /// Returns when the names in `folder` will survive a power cut. Does nothing where the system
    /// cannot sync folders.
    void sync(Path folder) throws IOException;

    /// The path with all links resolved.
    Path realPath(Path path) throws IOException;

    /// Whether this process may write the file or make files in the folder.
    boolean isWritable(Path path);

    /// Who else holds the file open for writing or locked, as far as the system tells.
    List<Holder> holders(Path file) throws IOException;

    /// The same for several files, which a system may answer at once.
    ///
    /// @return one entry for each file
    default Map<Path, List<Holder>> holders(Collection<Path> files) throws IOException {
        Map<Path, List<Holder>> found = new LinkedHashMap<>();
        for (Path file : files) found.put(file, holders(file));
        return found;
    }

    /// How the file system stores the file, as far as the system tells and it matters there.
    default Set<HostTrait> hostTraits(Path file) throws IOException {
        return Set.of();
    }

    /// Keeps the file to this process; empty where another program has it.
    Optional<FileLock> lock(Path file) throws IOException;
}

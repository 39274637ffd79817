package org.diskchain.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The file systems of this machine.
///
/// A lock on POSIX systems belongs to the process and the file, see [LockedFiles]: it holds against
/// whatever is opened and closed through the same storage.
public final class FileStorage implements Storage {
    /// On Windows a lock keeps even the other handles of its own process from the bytes that it
    /// covers; the last byte that can be locked is never one of a disk.
    private static final long BEYOND_CONTENT = Long.MAX_VALUE - 1;

    private static final int MOST_ALIGNMENT = 1 << 20;

    private final boolean windows = System.getProperty("os.name").startsWith("Windows");
    private final LockedFiles locked = new LockedFiles();

    @Override
    public ByteFile open(Path file) throws IOException {
        return open(file, StandardOpenOption.READ);
    }

    @Override
    public ByteFile openForWriting(Path file) throws IOException {
        return open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public ByteFile create(Path file) throws IOException {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            return new ChannelFile(file, channel, channel);
        } catch (IOException e) {
            throw saidRoom(e, file);
        }
    }

    /// A name takes room too; only the system's own words tell whether it is that.
    private static IOException saidRoom(IOException failed, Path file) {
        return Room.said(failed)
                .<IOException>map(kind -> new NoRoomException(kind, file, failed))
                .orElse(failed);
    }

    private ByteFile open(Path file, OpenOption... options) throws IOException {
        String key = keyOfRegular(file);
        Optional<FileChannel> lent = options.length == 1 ? locked.lend(key) : Optional.empty();
        FileChannel channel = lent.isPresent() ? lent.get() : FileChannel.open(file, options);
        return new ChannelFile(file, channel, () -> locked.close(key, channel));
    }

    /// The channel is never lent: it reads whole blocks only.
    @Override
    public Optional<ByteFile> openPastCache(Path file) throws IOException {
        String key = keyOfRegular(file);
        long alignment = Files.getFileStore(file).getBlockSize();
        Optional<OpenOption> direct = direct();
        boolean usable = alignment > 0 && alignment <= MOST_ALIGNMENT && direct.isPresent();
        if (!usable) return Optional.empty();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, direct.get());
            ByteFile bytes =
                    new DirectFile(
                            channel, (int) alignment, () -> locked.closeUnlent(key, channel));
            return isReadable(bytes) ? Optional.of(bytes) : Optional.empty();
        } catch (UnsupportedOperationException | FileSystemException notHere) {
            return Optional.empty();
        }
    }

    /// The JDK's own option, in a module that is not part of Java SE: named by its text, as the
    /// compiler warns of whoever names it otherwise.
    private static Optional<OpenOption> direct() {
        try {
            return Optional.of(
                    (OpenOption)
                            Class.forName("com.sun.nio.file.ExtendedOpenOption")
                                    .getField("DIRECT")
                                    .get(null));
        } catch (ReflectiveOperationException notInThisJdk) {
            return Optional.empty();
        }
    }

    /// Some file systems let a file be opened so, and not be read.
    private static boolean isReadable(ByteFile file) throws IOException {
        try {
            if (file.size() > 0) file.read(0, ByteBuffer.allocate(1));
            return true;
        } catch (IOException notHere) {
            file.close();
            return false;
        }
    }

    /// Opening a pipe would wait for its other end, opening a device may act on it.
    private String keyOfRegular(Path file) throws IOException {
        FileFacts facts = facts(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        if (facts.isFile()) return facts.key();
        throw new FileSystemException(file.toString(), null, "not a regular file");
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw saidRoom(e, to);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public void createOwnFolders(Path folder) throws IOException {
        if (windows) createFolders(folder);
        else {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    @Override
    public boolean isOwnFolder(Path folder) throws IOException {
        if (windows) return isWritable(folder);
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(folder);
        return isWritable(folder)
                && SystemUser.isOwner(folder)
                && !allowed.contains(PosixFilePermission.GROUP_WRITE)
                && !allowed.contains(PosixFilePermission.OTHERS_WRITE);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    @Override
    public void sync(Path folder) throws IOException {
        if (windows) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw saidRoom(e, folder);
        }
    }

    @Override
    public Optional<FileFacts> facts(Path path) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(
                    new FileFacts(
                            kind(found),
                            found.size(),
                            found.lastModifiedTime().toInstant(),
                            key(path, found)));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        } catch (AccessDeniedException unknown) {
            throw unknown;
        } catch (FileSystemException e) {
            if (leadsSomewhere(path)) throw e;
            return Optional.empty();
        }
    }

    private static FileFacts.Kind kind(BasicFileAttributes found) {
        if (found.isRegularFile()) return FileFacts.Kind.FILE;
        return found.isDirectory() ? FileFacts.Kind.FOLDER : FileFacts.Kind.OTHER;
    }

    private static String key(Path path, BasicFileAttributes found) throws IOException {
        Object key = found.fileKey();
        return key == null ? path.toRealPath().toString() : key.toString();
    }

    /// False for a link in a loop, a name that is too long, and a path through a file.
    private static boolean leadsSomewhere(Path path) {
        try {
            return !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isSymbolicLink();
        } catch (IOException nothing) {
            return false;
        }
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return path.toRealPath();
    }

    @Override
    public boolean isWritable(Path path) {
        return Files.isWritable(path);
    }

    @Override
    public Volume volume(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        long largest = Math.min(LargestFile.on(store.type()), LargestFile.ofThisProcess());
        return new Volume(nameOf(store, path.toRealPath()), store.getUsableSpace(), largest);
    }

    private String nameOf(FileStore store, Path real) throws IOException {
        if (windows) {
            String root = real.getRoot().toString();
            return root.endsWith("\\") ? root.substring(0, root.length() - 1) : root;
        }
        Path top = real;
        while (top.getParent() != null && Files.getFileStore(top.getParent()).equals(store)) {
            top = top.getParent();
        }
        return top.toString();
    }

    @Override
    public List<Holder> holders(Path file) throws IOException {
        return holders(List.of(file)).get(file);
    }

    @Override
    public Map<Path, List<Holder>> holders(Collection<Path> files) throws IOException {
        return new ProcHolders(Path.of("/proc"), Path.of("/sys/block")).of(files);
    }

    /// Only Windows minds, see `docs/decisions/0009-host-files.md`.
    @Override
    public Set<HostTrait> hostTraits(Path file) throws IOException {
        if (!windows) return Set.of();
        return HostTrait.ofWindows((int) Files.getAttribute(file, "dos:attributes"));
    }

    @Override
    public Optional<FileLock> lock(Path file) throws IOException {
        String key = keyOfRegular(file);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (AccessDeniedException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            if (windows) return Optional.empty(); // a sharing violation
            throw e;
        }
        return locked.lock(key, channel, windows ? BEYOND_CONTENT : 0);
    }
}

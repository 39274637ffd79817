package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A file system in memory that behaves as the real one does. Big files of zeros cost nothing.
/// Folders above a file that tests put here exist by themselves.
public final class MemoryStorage implements Storage {
    private static final int MOST_LINKS = 40;

    /// What a name stands for.
    private sealed interface Entry {
        record File(MemoryContent content) implements Entry {}

        record Folder(Object key) implements Entry {}

        record Link(Path target) implements Entry {}

        record Device(Object key) implements Entry {}
    }

    private final TreeMap<Path, Entry> entries = new TreeMap<>();
    private final IdentityHashMap<Object, Integer> keys = new IdentityHashMap<>();
    private final Set<MemoryContent> locked = new HashSet<>();
    private final Set<Path> readOnly = new HashSet<>();
    private final Set<Path> denied = new HashSet<>();
    private final Map<Path, List<Holder>> holders = new HashMap<>();
    private long free = 1L << 40;
    private int made;

    // What tests arrange.

    /// A file with these bytes, in place of what was there.
    public synchronized MemoryStorage put(Path file, byte[] bytes) throws IOException {
        createFolders(file.getParent());
        MemoryContent content = newContent();
        content.write(0, ByteBuffer.wrap(bytes));
        entries.put(file, new Entry.File(content));
        return this;
    }

    /// A symbolic link; the target is taken from the link's folder where it is relative.
    public synchronized MemoryStorage link(Path link, Path target) throws IOException {
        createFolders(link.getParent());
        entries.put(link, new Entry.Link(target));
        return this;
    }

    /// A second name of a file.
    public synchronized MemoryStorage hardLink(Path link, Path file) throws IOException {
        createFolders(link.getParent());
        entries.put(link, new Entry.File(content(file)));
        return this;
    }

    /// A device or pipe; opening it is an error of the program.
    public synchronized MemoryStorage device(Path path) throws IOException {
        createFolders(path.getParent());
        entries.put(path, new Entry.Device(new Object()));
        return this;
    }

    /// May be read but not written from now on; a folder: nothing can be made in it.
    public synchronized MemoryStorage readOnly(Path path) {
        readOnly.add(path);
        return this;
    }

    /// May be neither opened nor listed from now on.
    public synchronized MemoryStorage deny(Path path) {
        denied.add(path);
        return this;
    }

    /// Another program has the file: [#lock] gives nothing.
    public synchronized MemoryStorage hold(Path file, Holder holder) throws IOException {
        holders.computeIfAbsent(file, _ -> new ArrayList<>()).add(holder);
        locked.add(content(file));
        return this;
    }

    /// The free bytes that [#volume] tells. They do not become fewer by writing.
    public synchronized MemoryStorage free(long bytes) {
        free = bytes;
        return this;
    }

    public synchronized MemoryStorage modified(Path file, Instant time) throws IOException {
        content(file).touch(time);
        return this;
    }

    /// The whole of a (small) file.
    public synchronized byte[] bytes(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(content(file).size()));
        content(file).read(0, all);
        return all.array();
    }

    /// Bytes that the file takes in memory.
    public synchronized long kept(Path file) throws IOException {
        return content(file).kept();
    }

    /// Tells contents of files apart; the time of the last change does not count.
    public synchronized long digest(Path file) throws IOException {
        return content(file).digest();
    }

    /// All files, by path.
    public synchronized List<Path> files() {
        return entries.keySet().stream()
                .filter(path -> entries.get(path) instanceof Entry.File)
                .toList();
    }

    /// The same tree, apart from this one from now on. Of hard links each becomes a file.
    public synchronized MemoryStorage copy() {
        MemoryStorage copy = new MemoryStorage();
        entries.forEach(
                (path, entry) ->
                        copy.entries.put(
                                path,
                                entry instanceof Entry.File(var content)
                                        ? new Entry.File(content.copy())
                                        : entry));
        copy.readOnly.addAll(readOnly);
        copy.denied.addAll(denied);
        copy.free = free;
        copy.made = made;
        return copy;
    }

    /// The files by their names, not copied.
    synchronized Map<Path, MemoryContent> contents() {
        Map<Path, MemoryContent> contents = new TreeMap<>();
        entries.forEach(
                (path, entry) -> {
                    if (entry instanceof Entry.File(var content)) contents.put(path, content);
                });
        return contents;
    }

    /// The same folders with other files in them, which are copied.
    synchronized MemoryStorage with(Map<Path, MemoryContent> contents) {
        MemoryStorage other = new MemoryStorage();
        entries.forEach(
                (path, entry) -> {
                    if (!(entry instanceof Entry.File)) other.entries.put(path, entry);
                });
        contents.forEach(
                (path, content) -> other.entries.put(path, new Entry.File(content.copy())));
        other.free = free;
        other.made = made;
        return other;
    }

    // What the program uses.

    @Override
    public synchronized ByteFile open(Path file) throws IOException {
        return new MemoryFile(content(file), false);
    }

    @Override
    public synchronized ByteFile openForWriting(Path file) throws IOException {
        MemoryContent content = content(file);
        if (!isWritable(file)) throw new AccessDeniedException(file.toString());
        return new MemoryFile(content, true);
    }

    @Override
    public synchronized ByteFile create(Path file) throws IOException {
        Path place = place(file);
        if (entries.containsKey(place)) throw new FileAlreadyExistsException(file.toString());
        if (!isWritable(place.getParent())) throw new AccessDeniedException(file.toString());
        MemoryContent content = newContent();
        entries.put(place, new Entry.File(content));
        return new MemoryFile(content, true);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        Path source = place(from);
        Path target = place(to);
        Entry entry = entries.get(source);
        if (entry == null) throw new NoSuchFileException(from.toString());
        if (entries.get(target) instanceof Entry.Folder) {
            throw new FileSystemException(from.toString(), to.toString(), "a folder");
        }
        if (entry instanceof Entry.Folder) throw new IllegalArgumentException("moves no folders");
        entries.remove(source);
        entries.put(target, entry);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (entries.remove(place(file)) == null) throw new NoSuchFileException(file.toString());
    }

    @Override
    public synchronized void createFolders(Path folder) throws IOException {
        Path next = folder.getRoot();
        entries.computeIfAbsent(next, _ -> new Entry.Folder(new Object()));
        for (Path name : folder) {
            next = next.resolve(name);
            if (entry(next).isEmpty() && !entries.containsKey(next)) {
                entries.put(place(next), new Entry.Folder(new Object()));
            } else if (!(entry(next).orElse(null) instanceof Entry.Folder)) {
                throw new FileAlreadyExistsException(next.toString());
            }
        }
    }

    @Override
    public synchronized List<Path> list(Path folder) throws IOException {
        Path real = realPath(folder);
        if (!(entries.get(real) instanceof Entry.Folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        requireAllowed(real);
        List<Path> found = new ArrayList<>();
        for (Path path : entries.tailMap(real, false).keySet()) {
            if (!path.startsWith(real)) break;
            if (path.getNameCount() == real.getNameCount() + 1) {
                found.add(folder.resolve(path.getFileName()));
            }
        }
        return found;
    }

    @Override
    public synchronized void sync(Path folder) throws IOException {
        if (!(entries.get(realPath(folder)) instanceof Entry.Folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    @Override
    public synchronized Optional<FileFacts> facts(Path path) {
        return entry(path).map(this::factsOf);
    }

    private FileFacts factsOf(Entry entry) {
        return switch (entry) {
            case Entry.File(var content) ->
                    new FileFacts(
                            FileFacts.Kind.FILE, content.size(), content.modified(), content.key());
            case Entry.Folder(var key) ->
                    new FileFacts(FileFacts.Kind.FOLDER, 0, Instant.EPOCH, key(key));
            case Entry.Device(var key) ->
                    new FileFacts(FileFacts.Kind.OTHER, 0, Instant.EPOCH, key(key));
            case Entry.Link _ -> throw new IllegalStateException("links are followed");
        };
    }

    private MemoryContent newContent() {
        return new MemoryContent("file-" + made++);
    }

    private String key(Object thing) {
        return "memory-" + keys.computeIfAbsent(thing, _ -> keys.size());
    }

    @Override
    public synchronized Path realPath(Path path) throws IOException {
        return resolve(path)
                .filter(entries::containsKey)
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    @Override
    public synchronized boolean isWritable(Path path) {
        return resolve(path)
                .map(real -> entries.containsKey(real) && !readOnly.contains(real))
                .orElse(false);
    }

    @Override
    public synchronized Volume volume(Path path) throws IOException {
        return new Volume(realPath(path).getRoot().toString(), free);
    }

    @Override
    public synchronized List<Holder> holders(Path file) {
        return List.copyOf(holders.getOrDefault(file, List.of()));
    }

    @Override
    public synchronized Optional<FileLock> lock(Path file) throws IOException {
        MemoryContent content = content(file);
        if (!isWritable(file)) throw new AccessDeniedException(file.toString());
        if (!locked.add(content)) return Optional.empty();
        return Optional.of(() -> unlock(content));
    }

    private synchronized void unlock(MemoryContent content) {
        locked.remove(content);
    }

    // How paths are followed.

    private MemoryContent content(Path file) throws IOException {
        Path real = realPath(file);
        requireAllowed(real);
        if (entries.get(real) instanceof Entry.File(var content)) return content;
        throw new FileSystemException(file.toString(), null, "not a regular file");
    }

    private void requireAllowed(Path real) throws AccessDeniedException {
        if (denied.contains(real)) throw new AccessDeniedException(real.toString());
    }

    private Optional<Entry> entry(Path path) {
        return resolve(path).map(entries::get);
    }

    /// The name itself in its real folder: a link there is not followed.
    private Path place(Path path) throws IOException {
        Path folder = realPath(path.getParent());
        if (entries.get(folder) instanceof Entry.Folder) return folder.resolve(path.getFileName());
        throw new FileSystemException(path.toString(), null, "not a folder");
    }

    /// The path without links, whether or not something is there; empty for a loop.
    private Optional<Path> resolve(Path path) {
        Path real = path.getRoot();
        List<Path> names = new ArrayList<>();
        path.normalize().forEach(names::add);
        int links = 0;
        for (int i = 0; i < names.size(); i++) {
            Path next = real.resolve(names.get(i));
            if (entries.get(next) instanceof Entry.Link(var target)) {
                if (++links > MOST_LINKS) return Optional.empty();
                List<Path> rest = new ArrayList<>(names.subList(i + 1, names.size()));
                names = new ArrayList<>();
                real.resolve(target).normalize().forEach(names::add);
                names.addAll(rest);
                real = path.getRoot();
                i = -1;
            } else {
                real = next;
            }
        }
        return Optional.of(real);
    }
}

package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.FileLock;
import org.diskchain.bytes.Holder;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.Volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file system in memory that remembers everything that is done to it, so that [CrashStates] can
/// show what a power cut at any moment could have left.
///
/// It may be told to forget some syncs, so that a twin of each test shows that it would fail.
public final class CrashRecorder implements Storage {
    /// Which syncs do nothing.
    @FunctionalInterface
    public interface Forgetting {
        Forgetting NOTHING = (_, _) -> false;

        /// @param place who syncs, innermost first: `VhdBatch.commit < VhdWriter.commit < ...`
        /// @param nth how many syncs there were at this very place before
        boolean forgets(String place, int nth);
    }

    private final MemoryStorage first;
    private final MemoryStorage now;
    private final Forgetting forgetting;
    private final List<CrashEvent> events = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int forgotten;

    /// @param storage as it is before the run, and stays
    public CrashRecorder(MemoryStorage storage, Forgetting forgetting) {
        this.first = storage.copy();
        this.now = storage.copy();
        this.forgetting = forgetting;
    }

    /// The files as a run without a power cut leaves them.
    public MemoryStorage now() {
        return now;
    }

    /// How many syncs were forgotten: none means that the place is not there any more.
    public int forgotten() {
        return forgotten;
    }

    MemoryStorage first() {
        return first;
    }

    List<CrashEvent> events() {
        return List.copyOf(events);
    }

    private void sync(CrashEvent event) {
        String place = place();
        int nth = places.merge(place, 1, Integer::sum) - 1;
        if (forgetting.forgets(place, nth)) forgotten++;
        else events.add(event);
    }

    private static String place() {
        String own = CrashRecorder.class.getPackageName();
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.filter(frame -> frame.getClassName().contains("diskchain"))
                                        .filter(frame -> !frame.getClassName().startsWith(own))
                                        .filter(frame -> !frame.getMethodName().contains("$"))
                                        .map(CrashRecorder::name)
                                        .collect(Collectors.joining(" < ")));
    }

    private static String name(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    /// A file whose changes are remembered.
    private final class Recorded implements ByteFile {
        private final String key;
        private final ByteFile file;

        Recorded(Path path, ByteFile file) {
            this.key = now.facts(path).orElseThrow().key();
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            file.read(offset, into);
        }

        @Override
        public void write(long offset, ByteBuffer from) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            file.write(offset, from);
            events.add(new CrashEvent.Write(key, offset, bytes));
        }

        @Override
        public void resize(long size) throws IOException {
            file.resize(size);
            events.add(new CrashEvent.Resize(key, size));
        }

        @Override
        public void force() throws IOException {
            file.force();
            sync(new CrashEvent.Force(key));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Override
    public ByteFile openForWriting(Path file) throws IOException {
        return new Recorded(file, now.openForWriting(file));
    }

    @Override
    public ByteFile create(Path file) throws IOException {
        ByteFile made = now.create(file);
        events.add(new CrashEvent.Create(file, now.contents().get(file).copy()));
        return new Recorded(file, made);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        now.rename(from, to);
        events.add(new CrashEvent.Rename(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        now.delete(file);
        events.add(new CrashEvent.Delete(file));
    }

    @Override
    public void sync(Path folder) throws IOException {
        now.sync(folder);
        sync(new CrashEvent.Sync(folder));
    }

    /// No merge makes folders: what a cut would leave of them is not known here.
    @Override
    public void createFolders(Path folder) {
        throw new UnsupportedOperationException("folders are not recorded");
    }

    @Override
    public ByteFile open(Path file) throws IOException {
        return now.open(file);
    }

    @Override
    public Optional<FileFacts> facts(Path path) {
        return now.facts(path);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return now.list(folder);
    }

    @Override
    public Path realPath(Path path) throws IOException {
        return now.realPath(path);
    }

    @Override
    public boolean isWritable(Path path) {
        return now.isWritable(path);
    }

    @Override
    public Volume volume(Path path) throws IOException {
        return now.volume(path);
    }

    @Override
    public List<Holder> holders(Path file) {
        return now.holders(file);
    }

    @Override
    public Optional<FileLock> lock(Path file) throws IOException {
        return now.lock(file);
    }
}

package org.diskchain.testing;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Guid;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Forests of virtual machines whose files were then moved, renamed, copied, deleted, resized,
/// written to, and their identities damaged; with a record of what each file is and of what became
/// of it, from which a test can say which answers are right.
public final class ShuffledForest {
    private static final int VHD_BLOCK = 512 << 10;
    private static final int VHDX_BLOCK = 1 << 20;
    private static final List<String> NAMES =
            List.of("base", "snap1", "snap2", "snap3", "old", "copy", "disk7", "data");

    /// The disks of one machine: one guest, and one virtual disk id where the maker copies that.
    public static final class Machine {
        private final GuestDisk guest;
        private final Guid diskId;
        private final long size;
        private final boolean sharesId;

        private Machine(GuestDisk guest, Guid diskId, long size, boolean sharesId) {
            this.guest = guest;
            this.diskId = diskId;
            this.size = size;
            this.sharesId = sharesId;
        }

        /// Whether all disks have the same virtual disk id.
        public boolean sharesId() {
            return sharesId;
        }
    }

    /// What one file is.
    public static final class Entry {
        private final Machine machine;
        private final Entry parent;
        private final Entry original;
        private final Map<Long, byte[]> content;
        private final boolean tells;
        private final String recordedName;
        private Path path;
        private Guid identity;
        private Guid recorded;
        private int version;
        private int parentVersion;
        private boolean resized;

        private Entry(
                Machine machine,
                Entry parent,
                Entry original,
                Map<Long, byte[]> content,
                boolean tells,
                String recordedName) {
            this.machine = machine;
            this.parent = parent;
            this.original = original;
            this.content = content;
            this.tells = tells;
            this.recordedName = recordedName;
        }

        public Machine machine() {
            return machine;
        }

        /// From which it was made, as a file; the original, not a copy. Null for a base.
        public Entry parent() {
            return parent;
        }

        /// The file of which it is a copy, itself where it is none.
        public Entry original() {
            return original == null ? this : original;
        }

        public Path path() {
            return path;
        }

        public Guid identity() {
            return identity;
        }

        /// The identity that it records of its parent.
        public Guid recorded() {
            return recorded;
        }

        /// The file name that it records of its parent.
        public String recordedName() {
            return recordedName;
        }

        /// Counts changes of what it holds.
        public int version() {
            return version;
        }

        /// The version of the parent on which it was made.
        public int parentVersion() {
            return parentVersion;
        }

        public boolean resized() {
            return resized;
        }

        /// Whether it holds a structure that names its guest.
        public boolean tells() {
            return tells;
        }
    }

    private final MemoryStorage storage;
    private final Path root;
    private final SplittableRandom random;
    private final Format format;
    private final List<Entry> entries = new ArrayList<>();
    private int versions;
    private boolean forged;

    public ShuffledForest(MemoryStorage storage, Path root, long seed)
            throws IOException, CancelledException {
        this.storage = storage;
        this.root = root;
        random = new SplittableRandom(seed);
        format = random.nextBoolean() ? Format.VHD : Format.VHDX;
        long layout = random.nextLong();
        int machines = 1 + random.nextInt(3);
        for (int i = 0; i < machines; i++) machine(i, chance(50) ? layout : random.nextLong());
        List<Entry> made = List.copyOf(entries);
        for (Entry entry : made) damage(entry);
        for (Entry entry : made) if (chance(20)) copy(entry);
        for (Entry entry : made) damage(entry);
        if (format == Format.VHD && chance(30)) forge();
        for (Entry entry : List.copyOf(entries)) move(entry);
        for (Entry entry : made) if (chance(6)) delete(entry);
    }

    /// What lies there at the end.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Whether a disk has the identity of another machine's.
    public boolean isForged() {
        return forged;
    }

    public Format format() {
        return format;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String extension() {
        return format == Format.VHD ? ".vhd" : ".vhdx";
    }

    private void machine(int number, long layout) throws IOException {
        long size = chance(85) ? GuestDisk.SMALLEST : GuestDisk.SMALLEST + (8L << 20);
        GuestDisk guest = GuestDisk.of(layout, random.split(), size);
        Machine machine = new Machine(guest, Guid.random(random), size, chance(80));
        Path folder = root.resolve("vm" + number);
        List<Entry> tree = new ArrayList<>();
        tree.add(make(machine, null, folder.resolve("base" + extension())));
        int children = 1 + random.nextInt(4);
        for (int i = 1; i <= children; i++) {
            Entry parent = tree.get(random.nextInt(tree.size()));
            tree.add(make(machine, parent, folder.resolve("snap" + i + extension())));
        }
        entries.addAll(tree);
    }

    private Entry make(Machine machine, Entry parent, Path path) throws IOException {
        Map<Long, byte[]> seen = new TreeMap<>(machine.guest.sectors());
        if (parent != null) seen = new TreeMap<>(parent.content);
        Map<Long, byte[]> own = parent == null ? seen : new TreeMap<>();
        boolean tells = false;
        if (parent != null) {
            List<Long> telling = machine.guest.telling();
            for (int i = random.nextInt(6); i > 0; i--) {
                long at = telling.get(random.nextInt(telling.size()));
                own.put(at, GuestDisk.rewritten(seen.get(at), random));
                tells = true;
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                byte[] data = new byte[GuestDisk.SECTOR];
                random.nextBytes(data);
                own.put((long) random.nextInt(1 << 19, 1 << 20), data);
            }
            own.keySet().removeIf(at -> at % GuestDisk.SECTOR != 0);
        }
        Map<Long, byte[]> content = new HashMap<>(seen);
        content.putAll(own);
        String name = parent == null ? "" : parent.path.getFileName().toString();
        Entry entry = new Entry(machine, parent, null, content, tells, name);
        entry.path = path;
        entry.identity = Guid.random(random);
        entry.recorded = parent == null ? Guid.ZERO : parent.identity;
        NewDisk disk =
                new NewDisk(
                        format,
                        parent == null ? DiskType.DYNAMIC : DiskType.DIFFERENCING,
                        machine.size,
                        format == Format.VHD ? VHD_BLOCK : VHDX_BLOCK,
                        GuestDisk.SECTOR,
                        machine.sharesId ? machine.diskId : Guid.random(random),
                        entry.identity,
                        parent == null ? ParentLink.NONE : link(parent));
        storage.createFolders(path.getParent());
        try (DiskWriter writer = Disks.create(storage, path, disk, random)) {
            write(writer, own);
        }
        return entry;
    }

    private static ParentLink link(Entry parent) {
        String name = parent.path.getFileName().toString();
        String folder = parent.path.getParent().getFileName().toString();
        return new ParentLink(
                List.of(parent.identity),
                List.of(
                        new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\" + name, "new"),
                        new RecordedPath(
                                RecordedPath.Kind.ABSOLUTE,
                                "D:\\Hyper-V\\" + folder + "\\" + name,
                                "new")));
    }

    private static void write(DiskWriter writer, Map<Long, byte[]> sectors) throws IOException {
        if (sectors.isEmpty()) return;
        TreeMap<Long, byte[]> sorted = new TreeMap<>(sectors);
        List<Change> changes = new ArrayList<>();
        sorted.keySet().forEach(at -> changes.add(new Change(at, GuestDisk.SECTOR, false)));
        writer.begin(changes);
        for (Map.Entry<Long, byte[]> sector : sorted.entrySet()) {
            writer.write(sector.getKey(), ByteBuffer.wrap(sector.getValue()));
        }
        writer.commit();
    }

    /// Writes to disks that have children, resizes them, and damages identities and records.
    private void damage(Entry entry) throws IOException, CancelledException {
        if (chance(6)) boot(entry);
        if (chance(3)) identify(entry);
        if (chance(3) && format == Format.VHDX) grow(entry);
        if (chance(3) && entry.parent != null) forget(entry);
    }

    /// The disk is written to, as when it is attached by mistake. A VHDX gets another data
    /// identity.
    private void boot(Entry entry) throws IOException {
        List<Long> telling = entry.machine.guest.telling();
        long at = telling.get(random.nextInt(telling.size()));
        entry.version = ++versions;
        try (DiskWriter writer = Disks.openForWriting(storage, entry.path, random)) {
            if (format == Format.VHDX) writer.setIdentity(renewed(entry));
            write(writer, Map.of(at, GuestDisk.rewritten(entry.content.get(at), random)));
        }
    }

    private Guid renewed(Entry entry) {
        entry.identity = Guid.random(random);
        return entry.identity;
    }

    private void identify(Entry entry) throws IOException {
        try (DiskWriter writer = Disks.openForWriting(storage, entry.path, random)) {
            writer.setIdentity(renewed(entry));
        }
    }

    private void grow(Entry entry) throws IOException, CancelledException {
        entry.version = ++versions;
        entry.resized = true;
        try (DiskWriter writer = Disks.openForWriting(storage, entry.path, random)) {
            writer.setIdentity(renewed(entry));
            writer.grow(writer.disk().facts().virtualSize() + (4L << 20), Progress.NONE);
        }
    }

    private void forget(Entry entry) throws IOException {
        entry.recorded = Guid.random(random);
        try (DiskWriter writer = Disks.openForWriting(storage, entry.path, random)) {
            ParentLink now = writer.disk().facts().parent();
            writer.link(new ParentLink(List.of(entry.recorded), now.paths()));
        }
    }

    private void copy(Entry entry) throws IOException {
        Path folder = root.resolve("backup" + random.nextInt(2));
        String name = chance(60) ? entry.path.getFileName().toString() : name();
        Path to = folder.resolve(name);
        if (storage.facts(to).isPresent()) return;
        copy(entry.path, to);
        Entry copy =
                new Entry(
                        entry.machine,
                        entry.parent,
                        entry.original(),
                        entry.content,
                        entry.tells,
                        entry.recordedName);
        copy.path = to;
        copy.identity = entry.identity;
        copy.recorded = entry.recorded;
        copy.version = entry.version;
        copy.parentVersion = entry.parentVersion;
        copy.resized = entry.resized;
        entries.add(copy);
        if (chance(50)) boot(copy);
    }

    private void copy(Path from, Path to) throws IOException {
        storage.createFolders(to.getParent());
        ByteBuffer piece = ByteBuffer.allocate(1 << 16);
        byte[] zeros = new byte[1 << 16];
        try (ByteFile source = storage.open(from);
                ByteFile target = storage.create(to)) {
            target.resize(source.size());
            for (long at = 0; at < source.size(); at += piece.capacity()) {
                piece.clear().limit((int) Math.min(piece.capacity(), source.size() - at));
                source.read(at, piece);
                piece.flip();
                if (piece.mismatch(ByteBuffer.wrap(zeros).limit(piece.limit())) >= 0) {
                    target.write(at, piece);
                }
            }
        }
    }

    /// A disk of another machine gets the identity of a base.
    private void forge() throws IOException {
        Entry base = entries.getFirst();
        Entry other = entries.getLast();
        if (base.machine == other.machine || base.parent != null) return;
        forged = true;
        other.identity = base.identity;
        try (DiskWriter writer = Disks.openForWriting(storage, other.path, random)) {
            writer.setIdentity(base.identity);
        }
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size())) + extension();
    }

    private void move(Entry entry) throws IOException {
        Path folder =
                chance(50) ? entry.path.getParent() : root.resolve("place" + random.nextInt(4));
        String name = chance(30) ? name() : entry.path.getFileName().toString();
        Path to = folder.resolve(name);
        if (storage.facts(to).isPresent()) return;
        storage.createFolders(folder);
        storage.rename(entry.path, to);
        entry.path = to;
    }

    private void delete(Entry entry) throws IOException {
        boolean forged =
                entries.stream()
                        .anyMatch(
                                other ->
                                        other != entry
                                                && other.identity.equals(entry.identity)
                                                && other.machine != entry.machine);
        if (forged) return;
        storage.delete(entry.path);
        entries.remove(entry);
    }
}

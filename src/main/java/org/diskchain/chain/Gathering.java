package org.diskchain.chain;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.Leads.Lead;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.RecordName;
import org.diskchain.journal.UndoFile;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads disks: in folders, named ones, and those to which recorded paths lead, each file once and
/// one at a time. A file that is met in the places by its own name and by a link has its own name.
/// Decides no link.
final class Gathering {
    private final Storage storage;
    private final Progress progress;
    private final DiskReading reading;
    private final FolderWalk walk;
    private final SimilarNames similar;
    private final Map<String, ScannedDisk> disks = new LinkedHashMap<>();
    private final Set<String> noDisks = new HashSet<>();
    private final Set<Path> inside = new HashSet<>();
    private final Map<String, Path> journals = new LinkedHashMap<>();
    private final Map<String, Path> records = new LinkedHashMap<>();
    private final Map<String, Leads> leads = new HashMap<>();
    private final Deque<ScannedDisk> toFollow = new ArrayDeque<>();

    Gathering(Storage storage, Progress progress) {
        this.storage = storage;
        this.progress = progress;
        reading = new DiskReading(storage, progress);
        similar = new SimilarNames(storage);
        walk =
                new FolderWalk(
                        storage,
                        progress,
                        new FolderWalk.Visitor() {
                            @Override
                            public void file(Path file, FileFacts facts) throws CancelledException {
                                met(file, facts, DiskReading.claimsToBeDisk(file));
                            }

                            @Override
                            public void unknown(Path entry, IOException reason) {
                                if (DiskReading.claimsToBeDisk(entry)) addUnknown(entry, reason);
                            }
                        });
    }

    /// Who is told how far the scan is.
    Progress progress() {
        return progress;
    }

    /// All disks, by key.
    Map<String, ScannedDisk> disks() {
        return disks;
    }

    /// Where recorded paths led, by the child's key.
    Map<String, Leads> leads() {
        return leads;
    }

    Collection<Path> journals() {
        return journals.values();
    }

    /// The records of reconnects and rebases.
    Collection<Path> records() {
        return records.values();
    }

    /// Whether the disk or journal was met in a place, not only through a link.
    boolean isInside(Path file) {
        return inside.contains(file);
    }

    /// A file that the person named is told of, whatever it is but a journal.
    ///
    /// @return its key, by which [#address] knows it
    String named(Path file) throws IOException, CancelledException {
        FileFacts facts =
                storage.facts(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        progress.advance(1);
        met(file, facts, true);
        addJournalBeside(file);
        return facts.key();
    }

    /// Where the file of that key was met; empty where it is no disk.
    Optional<Path> address(String key) {
        return Optional.ofNullable(disks.get(key)).map(ScannedDisk::path);
    }

    /// The folder in which the file of a disk lies: that of its path, unless that is a link.
    Path folderOfFile(String key) {
        ScannedDisk disk = disks.get(key);
        return isLink(disk.path(), disk.real()) ? disk.real().getParent() : disk.folder();
    }

    /// @throws IOException if one of these very folders cannot be read
    void below(Collection<Path> folders) throws IOException, CancelledException {
        for (Path folder : folders) storage.list(folder);
        walk.below(folders);
    }

    void belowWherePossible(Path folder) throws CancelledException {
        walk.below(folder);
    }

    void in(Path folder) throws CancelledException {
        walk.in(folder);
    }

    private void met(Path file, FileFacts facts, boolean wanted) throws CancelledException {
        if (isRecord(file) && facts.isFile()) {
            records.putIfAbsent(facts.key(), file);
            return;
        }
        if (RecordName.MERGE.isNameOf(file) && facts.isFile()) {
            journals.putIfAbsent(facts.key(), file);
            inside.add(journals.get(facts.key()));
            return;
        }
        Optional<ScannedDisk> known = known(file, facts, wanted);
        if (known.isEmpty()) return;
        if (isNameOf(known.get(), file)) renamed(known.get(), file, facts);
        inside.add(disks.get(facts.key()).path());
    }

    private static boolean isRecord(Path file) {
        return RecordName.UNDO.isNameOf(file) || RecordName.REBASE.isNameOf(file);
    }

    /// Whether the path leads to the disk through fewer links than the one under which it is known.
    private boolean isNameOf(ScannedDisk disk, Path path) {
        if (path.equals(disk.path()) || disk.path().equals(disk.real())) return false;
        return path.equals(disk.real())
                || isLink(disk.path(), disk.real()) && !isLink(path, disk.real());
    }

    /// Whether the last name of the path is a link to the file, not its own name.
    private boolean isLink(Path path, Path real) {
        Path folder = real(path.getParent());
        return !folder.resolve(path.getFileName()).equals(real);
    }

    private void renamed(ScannedDisk disk, Path file, FileFacts facts) throws CancelledException {
        Optional<ScannedDisk> again = reading.read(file, facts, true);
        if (again.isEmpty()) return;
        inside.remove(disk.path());
        toFollow.remove(disk);
        add(again.get().lyingAt(disk.real()));
    }

    private Optional<ScannedDisk> known(Path file, FileFacts facts, boolean wanted)
            throws CancelledException {
        ScannedDisk known = disks.get(facts.key());
        if (known != null) return Optional.of(known);
        if (!wanted && noDisks.contains(facts.key())) return Optional.empty();
        Optional<ScannedDisk> read =
                reading.read(file, facts, wanted).map(disk -> disk.lyingAt(real(file)));
        read.ifPresentOrElse(this::add, () -> noDisks.add(facts.key()));
        read.filter(disk -> !disk.real().equals(file))
                .ifPresent(disk -> addJournalBeside(disk.real()));
        return read;
    }

    private void add(ScannedDisk disk) {
        disks.put(disk.key(), disk);
        toFollow.add(disk);
    }

    /// The file itself cannot be asked; its path stands for it.
    private void addUnknown(Path file, IOException reason) {
        FileFacts nothing = new FileFacts(FileFacts.Kind.OTHER, 0, Instant.EPOCH, file.toString());
        add(DiskReading.unreadable(file, nothing, reason));
        inside.add(file);
    }

    /// Reads what the recorded paths of all disks lead to, and goes on from there.
    void followLinks() throws IOException, CancelledException {
        while (!toFollow.isEmpty()) {
            ScannedDisk child = toFollow.remove();
            progress.advance(0);
            if (child.facts().isDifferencing()) leads.put(child.key(), leadsOf(child));
        }
    }

    private Leads leadsOf(ScannedDisk child) throws CancelledException {
        ParentPaths paths = ParentPaths.of(child.link(), child.folder(), child.real().getParent());
        List<Lead> found = new ArrayList<>();
        for (ParentPaths.Place place : paths.places()) {
            found.add(new Lead(place, fileAt(place.path())));
        }
        boolean matched =
                found.stream()
                        .anyMatch(
                                lead ->
                                        disks.containsKey(lead.file())
                                                && child.accepts(disks.get(lead.file())));
        if (!matched) found.addAll(similarTo(paths.places(), child.folder()));
        return new Leads(found, paths.blocked());
    }

    private List<Lead> similarTo(List<ParentPaths.Place> places, Path folder)
            throws CancelledException {
        List<Lead> found = new ArrayList<>();
        for (ParentPaths.Place place : places) {
            if (!place.relative()) continue;
            for (Path path : similar.of(place.path(), folder)) {
                found.add(
                        new Lead(
                                new ParentPaths.Place(path, true, place.recorded()), fileAt(path)));
            }
        }
        return found;
    }

    private Path real(Path path) {
        try {
            return storage.realPath(path);
        } catch (IOException vanished) {
            return path;
        }
    }

    /// The key of the file at the path, which is read if it was not yet.
    private String fileAt(Path path) throws CancelledException {
        try {
            Optional<FileFacts> facts = storage.facts(path);
            if (facts.isEmpty() || !facts.get().isFile()) return Lead.NOTHING;
            if (!disks.containsKey(facts.get().key())) {
                progress.advance(1);
                known(path, facts.get(), DiskReading.claimsToBeDisk(path));
                addJournalBeside(path);
            }
            return facts.get().key();
        } catch (IOException notToBeSeen) {
            return Lead.NOTHING;
        }
    }

    private void addJournalBeside(Path disk) {
        addBeside(JournalFile.beside(disk), journals);
        addBeside(UndoFile.beside(disk), records);
        addBeside(RebaseFile.beside(disk), records);
    }

    private void addBeside(Path record, Map<String, Path> found) {
        try {
            storage.facts(record).ifPresent(facts -> found.putIfAbsent(facts.key(), record));
        } catch (IOException notToBeSeen) {
            return;
        }
    }
}

package org.diskchain.chain;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.Leads.Lead;
import org.diskchain.journal.JournalFile;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads disks: in folders, named ones, and those to which recorded paths lead, each file once and
/// one at a time. Decides no link.
final class Gathering {
    private final Storage storage;
    private final Progress progress;
    private final DiskReading reading;
    private final FolderWalk walk;
    private final SimilarNames similar;
    private final Map<String, ScannedDisk> disks = new LinkedHashMap<>();
    private final Set<String> noDisks = new HashSet<>();
    private final Set<Path> inside = new HashSet<>();
    private final Set<Path> journals = new LinkedHashSet<>();
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

    /// All disks, by key.
    Map<String, ScannedDisk> disks() {
        return disks;
    }

    /// Where recorded paths led, by the child's key.
    Map<String, Leads> leads() {
        return leads;
    }

    Set<Path> journals() {
        return journals;
    }

    /// Whether the disk or journal was met in a place, not only through a link.
    boolean isInside(Path file) {
        return inside.contains(file);
    }

    /// A file that the person named is told of, whatever it is but a journal.
    ///
    /// @return its address as a disk
    Optional<Path> named(Path file) throws IOException, CancelledException {
        FileFacts facts =
                storage.facts(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        progress.advance(1);
        met(file, facts, true);
        addJournalBeside(file);
        return Optional.ofNullable(disks.get(facts.key())).map(ScannedDisk::path);
    }

    /// @throws IOException if this very folder cannot be read
    void below(Path folder) throws IOException, CancelledException {
        storage.list(folder);
        walk.below(folder);
    }

    void belowWherePossible(Path folder) throws CancelledException {
        walk.below(folder);
    }

    void in(Path folder) throws CancelledException {
        walk.in(folder);
    }

    private void met(Path file, FileFacts facts, boolean wanted) throws CancelledException {
        if (JournalFile.hasName(file) && facts.isFile()) {
            journals.add(file);
            inside.add(file);
            return;
        }
        known(file, facts, wanted).ifPresent(disk -> inside.add(disk.path()));
    }

    private Optional<ScannedDisk> known(Path file, FileFacts facts, boolean wanted)
            throws CancelledException {
        ScannedDisk known = disks.get(facts.key());
        if (known != null) return Optional.of(known);
        if (!wanted && noDisks.contains(facts.key())) return Optional.empty();
        Optional<ScannedDisk> read = reading.read(file, facts, wanted);
        read.ifPresentOrElse(this::add, () -> noDisks.add(facts.key()));
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
        ParentPaths paths = ParentPaths.of(child.link(), child.folder(), realFolder(child));
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

    private Path realFolder(ScannedDisk child) {
        try {
            return storage.realPath(child.path()).getParent();
        } catch (IOException vanished) {
            return child.folder();
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

    private void addJournalBeside(Path disk) throws IOException {
        Path journal = JournalFile.beside(disk);
        if (storage.facts(journal).isPresent()) journals.add(journal);
    }
}

package org.diskchain.chain;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.JournalDamagedException;
import org.diskchain.journal.JournalDamagedException.Damage;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.RecordName;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.Undoable;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The records of reconnects and of unfinished rebases that lie beside scanned disks. What they say
/// of other files is never followed.
final class FoundRecords {
    private final Storage storage;
    private final Progress progress;
    private final Map<Path, Path> shown = new HashMap<>();
    private final Map<Path, Path> children = new HashMap<>(); // of records
    private final Map<Path, Undoable> undoable = new HashMap<>();
    private final Map<Path, Rebase> rebases = new HashMap<>();
    private final List<Finding> damaged = new ArrayList<>();

    FoundRecords(Storage storage, Gathering gathering, Collection<ScannedDisk> disks)
            throws CancelledException {
        this.storage = storage;
        this.progress = gathering.progress();
        for (ScannedDisk disk : disks) add(disk.real(), disk.path());
        for (ScannedDisk disk : disks) add(disk.path(), disk.path());
        for (Path file : gathering.records()) {
            Path child = children.get(file);
            if (child != null) read(file, child);
        }
    }

    private void add(Path disk, Path path) {
        shown.put(disk, path);
        children.put(UndoFile.beside(disk), path);
        children.put(RebaseFile.beside(disk), path);
    }

    private void read(Path file, Path child) throws CancelledException {
        try {
            if (RecordName.UNDO.isNameOf(file)) readUndo(file, child);
            else RebaseFile.read(storage, file, child).ifPresent(rebase -> add(rebase, child));
        } catch (JournalDamagedException e) {
            damaged.add(new Finding.RecordDamaged(child, file, e.damage()));
        } catch (IOException e) {
            damaged.add(new Finding.RecordDamaged(child, file, Damage.UNREADABLE));
        }
    }

    private void readUndo(Path file, Path child) throws IOException, CancelledException {
        Optional<Undo> undo = UndoFile.read(storage, file, child);
        if (undo.isEmpty()) return;
        Standing standing = new RecordStanding(storage).of(undo.get(), child, progress);
        undoable.put(child, new Undoable(undo.get(), child, standing));
    }

    private void add(Rebase rebase, Path child) {
        rebases.put(child, rebase.addressedAt(path -> shown.getOrDefault(path, path)));
    }

    /// What the records mean for a disk.
    List<Finding> findings(Path disk) {
        List<Finding> findings = new ArrayList<>();
        Undoable record = undoable.get(disk);
        if (record != null && record.standing() == Standing.UNFINISHED) {
            findings.add(new Finding.ReconnectUnfinished(disk, record.undo().file()));
        }
        Rebase rebase = rebases.get(disk);
        if (rebase != null) findings.add(new Finding.RebaseUnfinished(disk, rebase.file()));
        damaged.stream().filter(finding -> finding.disk().equals(disk)).forEach(findings::add);
        return findings;
    }

    List<Undoable> undoable(Set<Path> disks) {
        return undoable.entrySet().stream()
                .filter(record -> disks.contains(record.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    List<Rebase> rebases(Set<Path> disks) {
        return rebases.entrySet().stream()
                .filter(record -> disks.contains(record.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }
}

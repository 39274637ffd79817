package org.diskchain.chain;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Fault;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Inspection;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what one file says of itself. Damage becomes findings; a file that is no disk becomes
/// nothing, unless it claims to be one.
final class DiskReading {
    private static final Set<String> CLAIMS = Set.of("vhd", "vhdx", "avhd", "avhdx", "vud");
    private static final int SMALLEST = 512; // bytes; a footer

    private final ReadableFiles files;
    private final Progress progress;

    DiskReading(ReadableFiles files, Progress progress) {
        this.files = files;
        this.progress = new CancelOnly(progress);
    }

    /// Whether the name says that the file is a disk.
    static boolean claimsToBeDisk(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot >= 0 && CLAIMS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /// @param wanted whether a file that is no disk is told of all the same
    Optional<ScannedDisk> read(Path file, FileFacts facts, boolean wanted)
            throws CancelledException {
        if (!wanted && facts.size() < SMALLEST) return Optional.empty();
        try (Disk disk = Disks.open(files, file)) {
            return Optional.of(inspected(disk, facts));
        } catch (DamagedDiskException e) {
            if (!wanted && e.fault().code() == FaultCode.NOT_A_DISK) return Optional.empty();
            return Optional.of(unreadable(file, facts, new Finding.Faulty(file, e.fault())));
        } catch (NoSuchFileException vanished) {
            return Optional.empty();
        } catch (IOException e) {
            return wanted ? Optional.of(unreadable(file, facts, e)) : Optional.empty();
        }
    }

    static ScannedDisk unreadable(Path file, FileFacts facts, IOException e) {
        return unreadable(file, facts, new Finding.Unreadable(file, reason(e)));
    }

    private static ScannedDisk unreadable(Path file, FileFacts facts, Finding finding) {
        return new ScannedDisk(
                file,
                file,
                facts.key(),
                facts.modified(),
                DiskFacts.unreadable(facts.size()),
                0,
                List.of(finding));
    }

    private ScannedDisk inspected(Disk disk, FileFacts facts) throws CancelledException {
        Path file = disk.path();
        Set<Fault> faults = new LinkedHashSet<>(disk.openingFaults());
        List<Finding> findings = new ArrayList<>();
        long owned = 0;
        try {
            Inspection inspection = disk.inspect(progress);
            owned = inspection.ownedBytes();
            faults.addAll(inspection.faults());
        } catch (DamagedDiskException e) {
            faults.add(e.fault());
        } catch (IOException e) {
            findings.add(new Finding.Unreadable(file, reason(e)));
        }
        faults.forEach(fault -> findings.add(new Finding.Faulty(file, fault)));
        return new ScannedDisk(
                file, file, facts.key(), facts.modified(), disk.facts(), owned, findings);
    }

    /// What the system said, or the name of the error where it said nothing.
    private static String reason(IOException e) {
        if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
            return fileSystem.getReason();
        }
        boolean silent = e instanceof FileSystemException || e.getMessage() == null;
        return silent ? e.getClass().getSimpleName().replace("Exception", "") : e.getMessage();
    }

    /// Hears a cancel, and does not report the walk through one disk's tables.
    private record CancelOnly(Progress scan) implements Progress {
        @Override
        public void begin(Stage stage, long total) {}

        @Override
        public void advance(long units) throws CancelledException {
            scan.advance(0);
        }
    }
}

package org.diskchain.cli;

import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.RecordName;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A command about unfinished merges and rebases at a file or in a folder.
abstract class JournalAction extends Action {
    @Parameters(index = "0", paramLabel = "PATH", description = "${bundle:option.path}")
    private Path path;

    @Option(names = "--search", paramLabel = "DIR", description = "${bundle:option.search}")
    private List<Path> search = new ArrayList<>();

    /// Unfinished merges and rebases, and the forest in which they were found.
    record Unfinished(DiskForest forest, List<Journal> journals, List<Rebase> rebases) {}

    JournalAction(Session session) {
        super(session);
    }

    final Unfinished unfinished() throws IOException, CancelledException, FailureException {
        Path named = absolute(path);
        FileFacts facts = existing(named);
        if (facts.isFolder()) {
            List<Path> places = new ArrayList<>(List.of(named));
            places.addAll(folders(search));
            DiskForest forest = session().engine().scan(places, session().progress());
            requireReadable(forest, disk -> disk.startsWith(named));
            return new Unfinished(
                    forest,
                    forest.unfinished().stream().filter(journal -> liesIn(named, journal)).toList(),
                    forest.rebases().stream()
                            .filter(rebase -> rebase.child().startsWith(named))
                            .toList());
        }
        Path disk = diskNamed(named);
        requireFile(disk);
        DiskForest forest =
                session().engine().scanAround(disk, folders(search), session().progress());
        Path known = find(forest, disk).map(node -> node.path()).orElse(disk);
        requireReadable(forest, known::equals);
        return new Unfinished(
                forest,
                forest.unfinished().stream().filter(journal -> journal.involves(known)).toList(),
                forest.rebases().stream().filter(rebase -> rebase.child().equals(known)).toList());
    }

    /// Whether the journal, or a disk that its merge writes, lies in the folder.
    private static boolean liesIn(Path folder, Journal journal) {
        return journal.file().startsWith(folder)
                || journal.paths().stream().anyMatch(disk -> disk.startsWith(folder));
    }

    /// A record that cannot be trusted is told, and left alone.
    private static void requireReadable(DiskForest forest, Predicate<Path> named)
            throws ChainBrokenException {
        for (DiskNode disk : forest.disks()) {
            for (Finding finding : disk.findings()) {
                boolean damaged =
                        finding instanceof Finding.JournalDamaged
                                || finding instanceof Finding.RecordDamaged(_, var record, _)
                                        && RecordName.REBASE.isNameOf(record);
                if (damaged && named.test(disk.path())) {
                    throw new ChainBrokenException(finding);
                }
            }
        }
    }
}

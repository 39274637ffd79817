package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.plan.Candidate;
import org.diskchain.report.EvidenceWords;
import org.diskchain.report.JsonOrphans;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `orphans PATH...`: disks whose link to the parent should be mended, and which disks could be
/// their parents.
@Command(
        name = "orphans",
        description = "${bundle:orphans.description}",
        footer = {
            "",
            "${bundle:help.example}",
            "  diskchain-cli orphans /srv/vm --search /mnt/backup"
        })
final class OrphansCommand extends ForestAction {
    OrphansCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        for (Path path : paths()) existing(path);
        DiskForest forest = forest();
        List<Orphan> orphans = new ArrayList<>();
        for (Orphan orphan : Orphans.of(forest)) {
            if (isAsked(orphan, forest)) orphans.add(orphan);
        }
        Map<Path, List<Candidate>> candidates =
                session().engine().candidates(forest, orphans, session().progress());
        EvidenceWords words = new EvidenceWords(session().terminal().locale());
        if (isJson()) answer(new JsonOrphans(words).orphans(orphans, candidates));
        else say(new OrphansText(words, session().phrases()).lines(orphans, candidates));
        if (!isJson()) sayCommands(new ReconnectCommands(forest, orphans, candidates));
        return Exit.DONE;
    }

    private void sayCommands(ReconnectCommands commands) {
        if (!commands.lines().isEmpty()) {
            say(text("orphans.commands"));
            say(commands.lines());
        }
        commands.unrecordable()
                .forEach((orphan, parent) -> say(text("orphans.unrecordable", orphan, parent)));
    }

    /// Orphans below the folders that were named, and those on which a named file stands.
    private boolean isAsked(Orphan orphan, DiskForest forest) throws IOException {
        for (Path path : paths()) {
            if (orphan.disk().startsWith(path)) return true;
            List<DiskNode> chain =
                    find(forest, path).map(disk -> forest.chain(disk.path())).orElse(List.of());
            if (chain.stream().anyMatch(disk -> disk.path().equals(orphan.disk()))) return true;
        }
        return false;
    }
}

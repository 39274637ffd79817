package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.report.JsonLinks;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `undo PATH`: takes reconnects of a disk back, or lets go of what is kept for that.
@Command(
        name = "undo",
        description = "${bundle:undo.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli undo web01.avhdx"})
final class UndoCommand extends Action {
    @Parameters(index = "0", paramLabel = "PATH", description = "${bundle:option.undo-path}")
    private Path path;

    @Option(names = "--forget", description = "${bundle:option.forget}")
    private boolean forget;

    UndoCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        Path file = diskNamed(absolute(path));
        requireFile(file);
        DiskForest forest = session().engine().scanAround(file, List.of(), session().progress());
        Path child = disk(forest, file).path();
        return forget ? forget(child) : undo(forest, child);
    }

    private Exit undo(DiskForest forest, Path child) throws IOException {
        boolean whole = session().engine().links().undo(forest, child);
        if (isJson()) answer(new JsonLinks(session().words()).undone(child, whole));
        else say(text(whole ? "undo.done" : "undo.done-link", child));
        return Exit.DONE;
    }

    private Exit forget(Path child) throws IOException {
        session().engine().links().forget(child);
        if (isJson()) answer(new JsonLinks(session().words()).forgotten(child));
        else say(text("undo.forgotten", child));
        return Exit.DONE;
    }
}

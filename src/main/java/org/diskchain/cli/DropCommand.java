package org.diskchain.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rebase;
import org.diskchain.report.JsonLinks;
import org.diskchain.report.JsonMerge;
import org.diskchain.run.RunRefusedException;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;

/// `drop PATH`: drops unfinished merges of which no identity has changed yet; all or none of them.
@Command(
        name = "drop",
        description = "${bundle:drop.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli drop base.vhdx"})
final class DropCommand extends JournalAction {
    DropCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        Unfinished unfinished = unfinished();
        for (Journal journal : unfinished.journals()) {
            if (!mayBeDropped(journal)) {
                throw new RunRefusedException(
                        RunRefusedException.Reason.NOT_DROPPABLE, journal.target().path());
            }
        }
        for (Rebase rebase : unfinished.rebases()) {
            if (!rebase.isDroppable()) {
                throw new RunRefusedException(
                        RunRefusedException.Reason.NOT_DROPPABLE, rebase.child());
            }
        }
        for (Journal journal : unfinished.journals()) {
            session().engine().drop(journal);
            if (!isJson()) say(text("drop.dropped", journal.target().path()));
        }
        for (Rebase rebase : unfinished.rebases()) {
            session().engine().links().drop(rebase);
            if (!isJson()) say(text("drop.dropped-rebase", rebase.child()));
        }
        boolean nothing = unfinished.journals().isEmpty() && unfinished.rebases().isEmpty();
        if (isJson()) answer(json(unfinished));
        else if (nothing) say(text("drop.nothing"));
        return Exit.DONE;
    }

    /// In its last phase a merge is dropped where its target was used: the disks tell.
    private static boolean mayBeDropped(Journal journal) {
        return journal.isDroppable() || journal.phase() == Phase.FINISH;
    }

    private JsonObject json(Unfinished dropped) {
        JsonMerge merges = new JsonMerge(session().words());
        JsonLinks links = new JsonLinks(session().words());
        return Json.createObjectBuilder(merges.dropped(dropped.journals()))
                .add("droppedRebases", links.dropped(dropped.rebases()))
                .build();
    }
}

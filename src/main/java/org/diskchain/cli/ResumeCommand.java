package org.diskchain.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.report.JsonLinks;
import org.diskchain.report.JsonMerge;
import org.diskchain.run.MergeResult;
import org.diskchain.run.RebaseResult;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `resume PATH`: goes on with the unfinished merges found there, one after the other.
@Command(
        name = "resume",
        description = "${bundle:resume.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli resume /srv/vm"})
final class ResumeCommand extends JournalAction {
    ResumeCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        Unfinished unfinished = unfinished();
        List<MergeResult> results = new ArrayList<>();
        boolean stopped = false;
        for (Journal journal : unfinished.journals()) {
            if (stopped) break;
            MergeResult result =
                    session().engine().resume(unfinished.forest(), journal, session().progress());
            results.add(result);
            stopped = !result.finished();
            if (!isJson()) say(new ResultText(session()).lines(result));
        }
        List<RebaseResult> rebased = new ArrayList<>();
        for (Rebase rebase : unfinished.rebases()) {
            if (stopped) break;
            RebaseResult result = session().engine().links().resume(rebase, session().progress());
            rebased.add(result);
            stopped = !result.finished();
            if (!isJson()) say(new RebaseText(session()).lines(result));
        }
        if (isJson()) answer(json(results, rebased));
        else if (results.isEmpty() && rebased.isEmpty()) say(text("resume.nothing"));
        return stopped ? Exit.STOPPED : Exit.DONE;
    }

    private JsonObject json(List<MergeResult> merged, List<RebaseResult> rebased) {
        return Json.createObjectBuilder(new JsonMerge(session().words()).resumed(merged))
                .add("rebased", new JsonLinks(session().words()).resumed(rebased))
                .build();
    }
}

package org.diskchain.cli;

import org.diskchain.journal.Journal;
import org.diskchain.report.JsonMerge;
import org.diskchain.run.MergeResult;
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
        if (isJson()) answer(new JsonMerge(session().words()).resumed(results));
        else if (results.isEmpty()) say(text("resume.nothing"));
        return stopped ? Exit.STOPPED : Exit.DONE;
    }
}

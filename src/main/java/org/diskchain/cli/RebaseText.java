package org.diskchain.cli;

import org.diskchain.run.RebaseResult;

import java.util.ArrayList;
import java.util.List;

/// How a run of a rebase ended, for people.
record RebaseText(Session session) {
    List<String> lines(RebaseResult result) {
        String copied = session.words().size(result.copiedBytes());
        List<String> lines = new ArrayList<>();
        if (result.finished()) {
            lines.add(
                    session.phrases().text("rebase.done", result.child(), result.parent(), copied));
            return lines;
        }
        lines.add(session.phrases().text("rebase.stopped", result.child(), copied));
        lines.add(session.phrases().text("result.resume"));
        lines.add(new ReadyCommand("resume").path(result.child()).toString());
        return lines;
    }
}

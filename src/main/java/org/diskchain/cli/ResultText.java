package org.diskchain.cli;

import org.diskchain.report.Visible;
import org.diskchain.report.Words;
import org.diskchain.run.MergeResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a run of a merge ended, for people.
record ResultText(Session session) {
    List<String> lines(MergeResult result) {
        Words words = session.words();
        Path target = result.target();
        String copied = words.size(result.copiedBytes());
        List<String> lines = new ArrayList<>();
        result.startedOver().ifPresent(over -> lines.add(words.startedOver(over)));
        if (!result.finished()) {
            lines.add(session.phrases().text("result.stopped", target, copied));
            lines.add(session.phrases().text("result.resume"));
            lines.add("  diskchain-cli resume " + quoted(target));
            return lines;
        }
        long seconds = result.time().toSeconds();
        lines.add(session.phrases().text("result.merged", result.depth(), target, copied, seconds));
        lines.add(session.phrases().text("result.reads", result.source().getFileName()));
        lines.addAll(words.verified(result));
        return lines;
    }

    private static String quoted(Path path) {
        return "\"" + Visible.text(path.toString()) + "\"";
    }
}

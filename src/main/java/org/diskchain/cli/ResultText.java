package org.diskchain.cli;

import org.diskchain.report.Visible;
import org.diskchain.report.Words;
import org.diskchain.run.MergeResult;

import java.nio.file.Path;
import java.util.List;

/// How a run of a merge ended, for people.
record ResultText(Session session) {
    List<String> lines(MergeResult result) {
        Words words = session.words();
        Path target = result.target();
        String copied = words.size(result.copiedBytes());
        return result.finished()
                ? List.of(
                        session.phrases()
                                .text(
                                        "result.merged",
                                        result.depth(),
                                        target,
                                        copied,
                                        result.time().toSeconds()),
                        session.phrases().text("result.reads", result.source().getFileName()))
                : List.of(
                        session.phrases().text("result.stopped", target, copied),
                        session.phrases().text("result.resume"),
                        "  diskchain-cli resume " + quoted(target));
    }

    private static String quoted(Path path) {
        return "\"" + Visible.text(path.toString()) + "\"";
    }
}

package org.diskchain.cli;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.report.Visible;
import org.diskchain.report.Words;
import org.diskchain.run.MergeResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
            lines.add(new ReadyCommand("resume").path(target).toString());
            return lines;
        }
        long seconds = result.time().toSeconds();
        lines.add(session.phrases().text("result.merged", result.depth(), target, copied, seconds));
        lines.add(session.phrases().text("result.reads", result.source().getFileName()));
        lines.addAll(words.verified(result));
        return lines;
    }

    /// What is left to do after a merge.
    List<String> afterwards(Effects effects) {
        List<String> lines = new ArrayList<>();
        String target = Visible.text(effects.target().getFileName().toString());
        List<Path> invalid = effects.disks(Effect.Kind.INVALIDATED);
        List<Path> orphaned = effects.disks(Effect.Kind.ORPHANED);
        if (!invalid.isEmpty()) lines.add(session.phrases().text("result.invalid", names(invalid)));
        if (!orphaned.isEmpty()) {
            lines.add(session.phrases().text("result.reconnect", target, names(orphaned)));
            for (Path orphan : orphaned) {
                ReadyCommand command = new ReadyCommand("reparent").path(orphan);
                lines.add(command.word("--parent").path(effects.target()).toString());
            }
        }
        String merged = names(effects.disks(Effect.Kind.MERGED));
        lines.add(session.phrases().text("result.keep", merged));
        return lines;
    }

    private static String names(List<Path> disks) {
        return disks.stream()
                .map(disk -> Visible.text(disk.getFileName().toString()))
                .collect(Collectors.joining(", "));
    }
}

package org.diskchain.ui.result;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.report.Program;
import org.diskchain.report.Visible;
import org.diskchain.run.MergeResult;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a finished merge did, as plain text to keep: figures, what was read back, every disk that
/// it concerned, and what was left to do.
final class MergeReport {
    private static final String INDENT = "    ";

    private final Outcome outcome;
    private final MergeTexts texts;

    MergeReport(Outcome outcome, MergeTexts texts) {
        this.outcome = outcome;
        this.texts = texts;
    }

    /// @param beside what else the merge concerns, in lines; may be none
    /// @param now when the report is made
    String of(List<String> beside, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("report.title", Program.version()));
        lines.add(texts.moment(now));
        lines.add("");
        lines.addAll(done());
        for (Kind kind : Kind.values()) {
            if (kind != Kind.UNTOUCHED) lines.addAll(disks(kind));
        }
        lines.add("");
        lines.addAll(left());
        if (!beside.isEmpty()) lines.add("");
        lines.addAll(beside);
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private List<String> done() {
        MergeResult result = outcome.result();
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("result.title", result.depth(), result.target()));
        lines.add(fact("report.source", Visible.text(result.source().toString())));
        lines.add(fact("result.copied", texts.size(result.copiedBytes())));
        lines.add(fact("result.time", texts.took(result.time())));
        lines.add(fact("result.target", texts.size(result.targetSize())));
        result.startedOver().ifPresent(over -> lines.add(texts.engine().startedOver(over)));
        List<String> verified = texts.engine().verified(result);
        lines.addAll(verified.isEmpty() ? List.of(texts.get("report.not-verified")) : verified);
        lines.add(texts.get("result.not-undone"));
        return lines;
    }

    private String fact(String key, String value) {
        return texts.get("report.fact", texts.get(key), value);
    }

    private List<String> disks(Kind kind) {
        List<Path> disks = outcome.disks(kind);
        List<String> lines = new ArrayList<>();
        if (disks.isEmpty()) return lines;
        lines.add("");
        lines.add(texts.get("report.disks", texts.engine().name(kind), disks.size()));
        for (Path disk : disks) {
            Effect effect = outcome.effects().of(disk);
            lines.add(INDENT + Visible.text(disk.toString()));
            lines.add(INDENT.repeat(2) + texts.engine().why(effect, outcome.effects()));
        }
        return lines;
    }

    private List<String> left() {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("report.left"));
        int orphans = outcome.disks(Kind.ORPHANED).size();
        int merged = outcome.disks(Kind.MERGED).size();
        lines.add(
                INDENT
                        + (orphans == 0
                                ? texts.get("result.no-orphans")
                                : texts.get("result.orphans", orphans)));
        lines.add(INDENT + texts.get("report.merged", merged));
        return lines;
    }
}

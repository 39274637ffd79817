package org.diskchain.ui.work;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.work.Stage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The words of a row in Work.
final class WorkWords {
    private final MergeTexts texts;
    private final FailureWords failures;

    WorkWords(MergeTexts texts) {
        this.texts = texts;
        this.failures = new FailureWords(texts);
    }

    /// What the row is about.
    String title(WorkRow row) {
        String key =
                switch (row.state()) {
                    case WorkState.Running _, WorkState.Stopping _ -> "work.row.running";
                    case WorkState.Unfinished _ -> "work.row.unfinished";
                    case WorkState.Failed _ -> "work.row.failed";
                    case WorkState.Finished _ -> "work.row.finished";
                };
        return texts.get(key, row.line().depth(), FileNames.whole(row.line().target()));
    }

    /// What happens, or happened, and what that means.
    String about(WorkRow row) {
        MergedLine line = row.line();
        return switch (row.state()) {
            case WorkState.Running running -> step(row, running.stage());
            case WorkState.Stopping _ ->
                    texts.get("work.stopping.why", String.valueOf(line.target().getParent()));
            case WorkState.Unfinished(_, _, var started) -> unfinished(line, started);
            case WorkState.Failed(_, var failure, _) -> failures.of(failure, line);
            case WorkState.Finished(_, var result) ->
                    texts.get(
                            "work.finished",
                            texts.size(result.copiedBytes()),
                            texts.took(result.time()));
        };
    }

    private String unfinished(MergedLine line, Optional<Instant> started) {
        String source = FileNames.whole(line.source());
        return started.map(begun -> texts.get("work.begun", texts.moment(begun), source))
                .orElseGet(() -> texts.get("work.stopped", source));
    }

    private String step(WorkRow row, Stage stage) {
        String what =
                switch (stage) {
                    case PREPARE -> "preparing";
                    case RESCUE -> "rescuing";
                    case COPY -> "copying";
                    case VERIFY -> "reading-back";
                    case FINISH -> "finishing";
                    case SCAN, MEASURE, HASH, CONVERT, CHECK -> "looking";
                };
        Course course = row.course();
        return texts.get(
                "work.step",
                course.number(stage),
                course.steps().size(),
                texts.get("work.step." + what),
                stage == Stage.COPY ? rescued(row) : "");
    }

    /// That what was to be rescued is.
    private String rescued(WorkRow row) {
        List<Path> disks =
                row.preview().map(known -> known.effects().disks(Kind.RESCUED)).orElse(List.of());
        if (disks.isEmpty()) return "";
        String first = FileNames.whole(disks.getFirst());
        return texts.get("work.rescued", disks.size(), first);
    }

    /// How much is done.
    String done(WorkState state) {
        Amount amount = state.amount();
        if (state instanceof WorkState.Stopping) {
            return texts.get("work.stopping.at", amount.percent());
        }
        return amount.total() == 0 ? "" : percentAndSizes(amount);
    }

    private String percentAndSizes(Amount amount) {
        String sizes = texts.sizes("work.of", amount.done(), amount.total());
        return texts.get("work.done", amount.percent(), sizes);
    }

    /// What remains.
    String left(WorkState state) {
        Amount amount = state.amount();
        return switch (state) {
            case WorkState.Running(_, _, long rate, OptionalLong left) -> rate(rate, left);
            case WorkState.Stopping _ -> texts.sizes("work.of", amount.done(), amount.total());
            case WorkState.Unfinished _, WorkState.Failed _ -> left(amount);
            case WorkState.Finished _ -> "";
        };
    }

    private String left(Amount amount) {
        if (amount.total() == 0) return "";
        return amount.rest() == 0
                ? texts.get("work.copied")
                : texts.get("work.to-go", texts.size(amount.rest()));
    }

    private String rate(long perSecond, OptionalLong left) {
        if (perSecond <= 0) return "";
        return left.isEmpty()
                ? texts.get("work.rate", texts.size(perSecond))
                : texts.get("work.rate.left", texts.size(perSecond), texts.rest(left.getAsLong()));
    }
}

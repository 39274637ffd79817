package org.diskchain.ui.work;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.work.WorkState.Amount;
import org.diskchain.work.Stage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        String state =
                switch (row.state()) {
                    case WorkState.Running _, WorkState.Stopping _ -> "running";
                    case WorkState.Unfinished _ -> "unfinished";
                    case WorkState.Failed _ -> "failed";
                    case WorkState.Finished _ -> "finished";
                };
        return switch (row.task()) {
            case MergedLine line ->
                    texts.get("work.row." + state, line.depth(), FileNames.whole(line.target()));
            case MovedDisk(var child, var parent) ->
                    texts.get("move.row." + state, FileNames.whole(child), FileNames.whole(parent));
            case FlatDisk(var disk, var out, _) ->
                    texts.get("flat.row." + state, FileNames.whole(disk), FileNames.whole(out));
        };
    }

    /// What happens, or happened, and what that means.
    String about(WorkRow row) {
        WorkTask task = row.task();
        return switch (row.state()) {
            case WorkState.Running running -> step(row, running.stage());
            case WorkState.Stopping _ ->
                    texts.get(
                            task instanceof FlatDisk ? "flat.stopping.why" : "work.stopping.why",
                            String.valueOf(task.written().getParent()));
            case WorkState.Unfinished(_, _, var started) -> unfinished(task, started);
            case WorkState.Failed(_, var failure, _) -> failures.of(failure, task);
            case WorkState.Finished(_, var result) -> finished(task, result);
        };
    }

    private String finished(WorkTask task, WorkResult ended) {
        return switch (ended) {
            case WorkResult.Merged(var result) ->
                    texts.get(
                            "work.finished",
                            texts.size(result.copiedBytes()),
                            texts.took(result.time()));
            case WorkResult.Moved(var result) ->
                    texts.get(
                            "move.finished." + result.verified().name().toLowerCase(Locale.ROOT),
                            texts.size(result.copiedBytes()),
                            texts.took(result.time()),
                            FileNames.whole(task.kept()));
            case WorkResult.Flattened(var result) ->
                    texts.get(
                            result.pastCache() ? "flat.finished" : "flat.finished.cached",
                            texts.size(result.fileSize()),
                            texts.took(result.time()),
                            FileNames.whole(task.kept()),
                            result.sha256());
        };
    }

    private String unfinished(WorkTask task, Optional<Instant> started) {
        if (task instanceof FlatDisk) return texts.get("flat.stopped");
        String kept = FileNames.whole(task.kept());
        return started.map(begun -> texts.get("work.begun", texts.moment(begun), kept))
                .orElseGet(() -> texts.get("work.stopped", kept));
    }

    private String step(WorkRow row, Stage stage) {
        Course course = row.course();
        String what = texts.get("work.step." + what(row.task(), stage));
        if (row.task() instanceof FlatDisk) {
            return texts.get("flat.step", course.number(stage), course.steps().size(), what);
        }
        if (course.steps().size() == 1) return texts.get("work.step.only", what);
        return texts.get(
                "work.step",
                course.number(stage),
                course.steps().size(),
                what,
                stage == Stage.COPY ? rescued(row) : "");
    }

    private static String what(WorkTask task, Stage stage) {
        return switch (stage) {
            case PREPARE -> "preparing";
            case RESCUE -> "rescuing";
            case COPY -> task instanceof MovedDisk ? "copying-differences" : "copying";
            case VERIFY -> task instanceof MergedLine ? "reading-back" : "comparing";
            case FINISH -> "finishing";
            case CONVERT -> "copying-chain";
            case MEASURE -> task instanceof MovedDisk ? "comparing-parents" : "looking";
            case CHECK -> task instanceof MovedDisk ? "dropping" : "looking";
            case SCAN, HASH -> "looking";
        };
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

package org.diskchain.ui.merge;

import org.diskchain.run.MergeResult;
import org.diskchain.ui.result.Outcome;
import org.diskchain.ui.result.ResultPage;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.WorkModel;
import org.diskchain.ui.work.WorkResult;
import org.diskchain.ui.work.WorkRow;
import org.diskchain.ui.work.WorkState;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What finished merges did, a page for each. A page that gave way comes back as it was.
final class ResultPages {
    private final WorkModel work;
    private final MergeTexts texts;
    private final MergeFlow.Window window;
    private final Supplier<Beside> beside;
    private final Map<WorkRow, ResultPage> pages = new HashMap<>();

    /// @param beside what else merges do
    ResultPages(
            WorkModel work, MergeTexts texts, MergeFlow.Window window, Supplier<Beside> beside) {
        this.work = work;
        this.texts = texts;
        this.window = window;
        this.beside = beside;
    }

    /// The result of a row that is a finished merge.
    static Optional<MergeResult> merged(WorkRow row) {
        return row.state() instanceof WorkState.Finished(_, WorkResult.Merged(var result))
                ? Optional.of(result)
                : Optional.empty();
    }

    /// Empty where it is not known any more what the merge did to the disks.
    Optional<ResultPage> of(WorkRow row, Runnable back) {
        pages.keySet().retainAll(work.rows());
        return merged(row)
                .flatMap(result -> row.preview().map(known -> outcome(result, known)))
                .map(outcome -> pages.computeIfAbsent(row, _ -> page(outcome, back)));
    }

    private static Outcome outcome(MergeResult result, WorkRow.Preview known) {
        return new Outcome(result, known.forest(), known.effects());
    }

    private ResultPage page(Outcome outcome, Runnable back) {
        ResultPage page =
                new ResultPage(
                        outcome,
                        texts,
                        new ResultPage.Acts(back, window.copy(), window.keep(), window.left()));
        beside.get()
                .after(outcome)
                .ifPresent(told -> page.tell(Icons.BACKUP, told.shown(), told.report()));
        return page;
    }
}

package org.diskchain.ui.merge;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.run.RunRefusedException;
import org.diskchain.ui.dialog.Question;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.WorkRow;
import org.diskchain.ui.work.WorkState;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Asks before unfinished work is dropped that cannot be gone on with as the disks are, and says
/// what becomes of each of them.
record DropQuestion(WorkRow row, MergeTexts texts) {
    Question question(Runnable cancel, Runnable drop) {
        Button back = new Button(texts.get("drop.cancel"));
        back.setId("drop-cancel");
        back.setOnAction(_ -> cancel.run());
        Button act = new Button(texts.get("drop.act"));
        act.setId("drop-act");
        act.getStyleClass().add("danger");
        act.setOnAction(_ -> drop.run());
        String title = texts.get("drop.title", FileNames.whole(row.task().written()));
        return new Question(title, text(), new Region(), back, act, false);
    }

    private String text() {
        if (!isComplete()) return texts.get("drop.text", FileNames.whole(row.task().kept()));
        List<Path> rescued =
                row.preview().map(known -> known.effects().disks(Kind.RESCUED)).orElse(List.of());
        String names =
                rescued.isEmpty()
                        ? texts.get("drop.rescued.unknown")
                        : rescued.stream().map(FileNames::whole).collect(Collectors.joining(", "));
        return texts.get("drop.complete", FileNames.whole(row.task().written()), names);
    }

    /// Whether the target has all that it was to get.
    private boolean isComplete() {
        return row.state() instanceof WorkState.Failed failed
                && failed.failure() instanceof RunRefusedException refused
                && refused.changed()
                        .filter(each -> each.remedy() == RunRefusedException.Remedy.GIVE_UP)
                        .isPresent();
    }
}

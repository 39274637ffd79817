package org.diskchain.ui.backup;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.diskchain.backup.BackupType;
import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.MergeImpact.DiskImpact;
import org.diskchain.report.Visible;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a merge does to the next backup: how much it copies before and after, each disk that is
/// worth a word, and what to do.
final class ImpactView extends VBox {
    private final BackupTexts texts;

    ImpactView(BackupTexts texts) {
        this.texts = texts;
        getStyleClass().add("impact");
    }

    ImpactView show(MergeImpact impact) {
        getChildren().setAll(figures(impact), todo(impact), disks(impact));
        getChildren().getLast().getStyleClass().add("last");
        return this;
    }

    private Node figures(MergeImpact impact) {
        String title = texts.get("card.title", texts.engine().name(next(impact)));
        List<Node> lines = new ArrayList<>();
        lines.add(figure("card.before", impact.bytesBefore(), "backup-before"));
        lines.add(figure("card.after", impact.bytesAfter(), "backup-after"));
        lines.add(Lines.wrapped(texts.engine().label(impact.before()), "caption", "muted"));
        lines.add(Lines.wrapped(texts.engine().blockTracking(), "caption", "muted"));
        if (!impact.changedSince().isEmpty()) lines.add(older(impact.changedSince()));
        return Lines.section(title, lines);
    }

    private Node older(List<Path> changed) {
        Label said = Lines.wrapped(texts.engine().olderThanChain(changed), "caption");
        said.getStyleClass().add("warning-text");
        said.setId("backup-older-than-chain");
        return Lines.said(Icons.WARNING, "warning-text", said);
    }

    private static BackupType next(MergeImpact impact) {
        return impact.before().inputs().next();
    }

    private Node figure(String key, MergeImpact.Bytes bytes, String id) {
        Label amount = Lines.wrapped(texts.engine().range(bytes), "facts", "strong");
        amount.setId(id);
        return Lines.fact(texts.get(key), amount);
    }

    private Node todo(MergeImpact impact) {
        List<Node> lines = new ArrayList<>();
        for (MergeImpact.Advice advice : impact.advice()) {
            lines.add(
                    Lines.said(
                            Icons.CHEVRON_RIGHT,
                            "muted",
                            Lines.wrapped(texts.engine().message(advice), "facts")));
        }
        return Lines.section(texts.get("card.todo"), lines);
    }

    private Node disks(MergeImpact impact) {
        List<Node> lines = new ArrayList<>();
        for (ImpactLines.Line line : ImpactLines.of(impact)) {
            DiskImpact disk =
                    impact.disks().stream()
                            .filter(each -> each.disk().equals(line.disk()))
                            .findFirst()
                            .orElseThrow();
            String name = Visible.text(line.disk().getFileName().toString());
            lines.add(
                    Lines.said(
                            line.icon(),
                            line.style(),
                            Lines.wrapped(name, "facts", "strong"),
                            verdicts(disk),
                            Lines.wrapped(
                                    texts.engine().message(line.concern()), "caption", "muted")));
        }
        return Lines.section(texts.get("card.disks"), lines);
    }

    /// Before and after, each as icon and word.
    private Node verdicts(DiskImpact disk) {
        Label before = Lines.verdict(disk.before(), texts, "caption");
        Label after = Lines.verdict(disk.after(), texts, "caption");
        HBox line = new HBox(6, before, new Label("→"), after);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}

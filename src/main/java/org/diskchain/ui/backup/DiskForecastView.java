package org.diskchain.ui.backup;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.Reading;
import org.diskchain.backup.Readings;
import org.diskchain.backup.SpecEntry;
import org.diskchain.backup.WindowsPath;
import org.diskchain.ui.theme.Icons;

import java.util.ArrayList;
import java.util.List;

/// What the next backup does with one disk: the verdict, every reason with the entry behind it,
/// both readings where a time decides, and where the disk was on the machine that was backed up.
final class DiskForecastView extends VBox {
    private final BackupTexts texts;

    DiskForecastView(BackupTexts texts) {
        this.texts = texts;
        getStyleClass().add("disk-forecast");
    }

    void show(DiskForecast disk, Foreseen foreseen) {
        List<Node> why = new ArrayList<>();
        disk.reasons().forEach(reason -> why.add(reason(reason)));
        getChildren().setAll(head(disk, foreseen), Lines.section(texts.get("disk.why"), why));
        disk.readings().ifPresent(readings -> getChildren().add(readings(readings)));
        getChildren().add(Lines.section(texts.get("disk.paths"), paths(disk)));
    }

    private VBox head(DiskForecast disk, Foreseen foreseen) {
        Label verdict = Lines.verdict(disk.verdict(), texts, "panel-title");
        verdict.setId("disk-verdict");
        VBox head =
                new VBox(
                        4,
                        verdict,
                        Lines.wrapped(
                                texts.engine().label(foreseen.forecast()), "caption", "muted"));
        if (!foreseen.changedSince().isEmpty()) {
            String older = texts.engine().olderThanChain(foreseen.changedSince());
            head.getChildren()
                    .add(
                            Lines.said(
                                    Icons.WARNING,
                                    "warning-text",
                                    Lines.wrapped(older, "caption", "warning-text")));
        }
        head.getStyleClass().addAll("section", "line-below");
        return head;
    }

    private Node reason(ForecastReason reason) {
        List<Node> lines = new ArrayList<>();
        lines.add(Lines.wrapped(texts.engine().message(reason), "facts"));
        reason.entry().ifPresent(entry -> lines.add(entry(entry)));
        return Lines.said(Icons.NOTE, "muted", lines.toArray(Node[]::new));
    }

    private Node entry(SpecEntry entry) {
        String where =
                texts.get(
                        entry.spec().recursive() ? "disk.entry.recursive" : "disk.entry",
                        texts.engine().name(entry.kind()),
                        entry.index(),
                        entry.spec().toString());
        return Lines.wrapped(where, "caption", "muted");
    }

    private Node readings(Readings readings) {
        return Lines.section(
                texts.get("disk.readings"),
                List.of(
                        reading(
                                texts.get("reading.changed-since"),
                                texts.get("reading.changed-since.how"),
                                readings.changedSince()),
                        reading(
                                texts.get("reading.writers-time"),
                                texts.get("reading.writers-time.how"),
                                readings.writersTime())));
    }

    private Node reading(String name, String way, Reading reading) {
        Label comes = Lines.wrapped(texts.engine().name(reading), "facts", "strong");
        Label how = Lines.wrapped(way, "caption", "muted");
        return Lines.fact(name, new VBox(comes, how));
    }

    private List<Node> paths(DiskForecast disk) {
        if (disk.paths().isEmpty()) {
            return List.of(Lines.wrapped(texts.get("disk.no-path"), "facts", "muted"));
        }
        return disk.paths().stream()
                .map(WindowsPath::toString)
                .<Node>map(path -> Lines.wrapped(path, "facts"))
                .toList();
    }
}

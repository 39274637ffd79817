package org.diskchain.ui.result;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// What a finished merge did, and what is left to do: orphans, merged files, invalidated disks, and
/// the tree as it is now.
public final class ResultPage extends BorderPane {
    private static final int ICON = 16;

    private final Outcome outcome;
    private final MergeTexts texts;
    private final Consumer<String> copy;
    private final String target;
    private final Sections sections;
    private final VBox body;

    /// What leads out of the page.
    ///
    /// @param back to the picture
    /// @param copy puts text on the clipboard
    /// @param keep lets the person keep a report
    /// @param left what is left to do after the merge
    public record Acts(Runnable back, Consumer<String> copy, Keeping keep, LeftToDo.Acts left) {}

    /// How a report is kept.
    public record Keeping(Saving save, InstantSource clock) {}

    /// Lets the person choose a file, and keeps the text in it.
    @FunctionalInterface
    public interface Saving {
        /// @param name that is offered for the file
        void save(String title, String name, String text) throws IOException;
    }

    private final Keeping keep;
    private final Label notKept = new Label();
    private List<String> beside = List.of();

    public ResultPage(Outcome outcome, MergeTexts texts, Acts acts) {
        keep = acts.keep();
        this.outcome = outcome;
        this.texts = texts;
        this.copy = acts.copy();
        this.target = FileNames.whole(outcome.result().target());
        this.sections = new Sections(texts, copy);
        setId("result");
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) acts.back().run();
                });
        getStyleClass().addAll("result-page", "surface");
        Node head = head(acts.back());
        head.getStyleClass().add("first");
        body = new VBox(head, new LeftToDo(outcome, texts, acts.left(), sections));
        if (!outcome.disks(Kind.RESCUED).isEmpty()) body.getChildren().add(rescued());
        if (!outcome.disks(Kind.INVALIDATED).isEmpty()) body.getChildren().add(invalidated());
        body.getStyleClass().add("result-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("work-scroll");
        setCenter(scroll);
        setRight(new AfterTree(outcome, texts));
    }

    /// Adds something else that the merge concerns, below what is left to do.
    ///
    /// @param report the same in lines, for the report
    public void tell(Icons icon, Region about, List<String> report) {
        beside = report;
        body.getChildren().add(2, sections.section(icon, "muted", Sections.BIG_ICON - 4, about));
    }

    private Node head(Runnable goBack) {
        Label title = new Label(texts.get("result.title", outcome.effects().depth(), target));
        title.setId("result-title");
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        Button back = new Button(texts.get("result.back"), Icons.BACK.node(ICON));
        back.setId("result-back");
        back.getStyleClass().add("flat");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> goBack.run());
        Button save = new Button(texts.get("report.save"), Icons.SAVE.node(ICON));
        save.setId("result-save");
        save.getStyleClass().add("flat");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> saveReport());
        HBox line = new HBox(8, title, spring(), save, back);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox figures =
                new HBox(
                        figure("result.copied", texts.size(outcome.result().copiedBytes())),
                        figure("result.time", texts.took(outcome.result().time())),
                        figure("result.target", texts.size(outcome.result().targetSize())));
        figures.getStyleClass().add("result-figures");
        notKept.setId("result-not-saved");
        notKept.getStyleClass().addAll("facts", "danger-text");
        notKept.setWrapText(true);
        notKept.setMinHeight(Region.USE_PREF_SIZE);
        sayNotKept("");
        VBox content = new VBox(line, notKept, figures);
        content.getStyleClass().add("result-head");
        outcome.result()
                .startedOver()
                .ifPresent(again -> content.getChildren().add(startedOver(again)));
        outcome.result()
                .verified()
                .ifPresent(
                        seen ->
                                content.getChildren()
                                        .add(new VerifiedBox(outcome.result(), seen, texts, copy)));
        return sections.section(Icons.DONE, "success-text", Sections.BIG_ICON, content);
    }

    private void saveReport() {
        String name = texts.get("report.file", FileNames.stem(outcome.result().target()));
        String text = new MergeReport(outcome, texts).of(beside, keep.clock().instant());
        try {
            keep.save().save(texts.get("report.choose"), name, text);
            sayNotKept("");
        } catch (IOException why) {
            sayNotKept(texts.get("report.failed", String.valueOf(why.getMessage())));
        }
    }

    private void sayNotKept(String why) {
        notKept.setText(why);
        notKept.setVisible(!why.isEmpty());
        notKept.setManaged(!why.isEmpty());
    }

    private Node startedOver(StartedOver again) {
        Label told = new Label(texts.engine().startedOver(again), Icons.NOTE.node(ICON));
        told.setId("result-started-over");
        told.getStyleClass().addAll("facts", "muted", "result-note");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        return told;
    }

    private VBox figure(String key, String value) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().addAll("caption", "muted");
        Label amount = new Label(value);
        amount.getStyleClass().add("result-figure");
        return new VBox(name, amount);
    }

    private Node rescued() {
        List<Path> rescued = outcome.disks(Kind.RESCUED);
        VBox rows =
                sections.titled(
                        "result.rescued",
                        rescued,
                        texts.get("result.rescued.why", target),
                        List.of());
        for (Path disk : rescued) {
            String parent = texts.get("result.rescued.parent", outcome.keptBy(disk), target);
            rows.getChildren().add(row(Kind.RESCUED, disk, parent, ""));
        }
        return sections.section(Icons.RESCUED, "success-text", rows);
    }

    private Node invalidated() {
        List<Path> invalid = outcome.disks(Kind.INVALIDATED);
        VBox rows =
                sections.titled(
                        "result.invalid",
                        invalid,
                        texts.get("result.invalid.why", invalid.size()),
                        List.of());
        for (Path disk : invalid) {
            String own = texts.size(outcome.ownedBytes(disk));
            rows.getChildren().add(row(Kind.INVALIDATED, disk, why(disk), own));
        }
        return sections.section(Icons.INVALIDATED, "danger-text", rows);
    }

    private String why(Path disk) {
        Effect effect = outcome.effects().of(disk);
        String key =
                switch (outcome.effects().of(effect.because()).kind()) {
                    case TARGET -> "result.built-on.changed";
                    case MERGED -> "result.built-on.merged";
                    case INVALIDATED, RESCUED, ORPHANED, FOLLOWS, UNTOUCHED ->
                            "result.built-on.invalid";
                };
        return texts.get(key, FileNames.stem(effect.because()));
    }

    private static Node row(Kind kind, Path disk, String about, String size) {
        return new ResultRow(kind, disk, about, size);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}

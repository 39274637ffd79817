package org.diskchain.ui.result;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a finished merge did, and what is left to do: orphans, merged files, invalidated disks, and
/// the tree as it is now.
public final class ResultPage extends BorderPane {
    private static final int BIG_ICON = 28;
    private static final int ICON = 16;

    private final Outcome outcome;
    private final MergeTexts texts;
    private final Consumer<String> copy;
    private final String target;

    /// What leads out of the page.
    ///
    /// @param back to the picture
    /// @param copy puts text on the clipboard
    public record Acts(Runnable back, Consumer<String> copy) {}

    public ResultPage(Outcome outcome, MergeTexts texts, Acts acts) {
        this.outcome = outcome;
        this.texts = texts;
        this.copy = acts.copy();
        this.target = FileNames.whole(outcome.result().target());
        setId("result");
        getStyleClass().addAll("result-page", "surface");
        Node head = head(acts.back());
        head.getStyleClass().add("first");
        VBox body = new VBox(head, orphans());
        if (!outcome.disks(Kind.RESCUED).isEmpty()) body.getChildren().add(rescued());
        body.getChildren().add(merged());
        if (!outcome.disks(Kind.INVALIDATED).isEmpty()) body.getChildren().add(invalidated());
        body.getStyleClass().add("result-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("work-scroll");
        setCenter(scroll);
        setRight(new AfterTree(outcome, texts));
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
        HBox line = new HBox(8, title, spring(), back);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox figures =
                new HBox(
                        figure("result.copied", texts.size(outcome.result().copiedBytes())),
                        figure("result.time", texts.took(outcome.result().time())),
                        figure("result.target", texts.size(outcome.result().targetSize())));
        figures.getStyleClass().add("result-figures");
        VBox content = new VBox(line, figures);
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
        return section(Icons.DONE, "success-text", BIG_ICON, content);
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

    private Node orphans() {
        List<Path> orphans = outcome.disks(Kind.ORPHANED);
        if (orphans.isEmpty()) {
            return section(
                    Icons.VERIFIED,
                    "success-text",
                    BIG_ICON - 4,
                    new VBox(title(texts.get("result.no-orphans"))));
        }
        VBox rows = titled("result.orphans", orphans, texts.get("result.orphans.why", target));
        for (Path orphan : orphans) {
            int follow = outcome.following(orphan);
            String parent =
                    follow == 0
                            ? texts.get("result.orphan", target)
                            : texts.get("result.orphan.follows", follow, target);
            rows.getChildren().add(row(Kind.ORPHANED, orphan, parent, ""));
        }
        return section(Icons.ORPHANED, "warning-text", BIG_ICON - 4, rows);
    }

    private Node rescued() {
        List<Path> rescued = outcome.disks(Kind.RESCUED);
        VBox rows = titled("result.rescued", rescued, texts.get("result.rescued.why", target));
        for (Path disk : rescued) {
            String parent = texts.get("result.rescued.parent", outcome.keptBy(disk), target);
            rows.getChildren().add(row(Kind.RESCUED, disk, parent, ""));
        }
        return section(Icons.RESCUED, "success-text", BIG_ICON - 4, rows);
    }

    private Node merged() {
        List<Path> merged = outcome.disks(Kind.MERGED);
        long together = merged.stream().mapToLong(outcome::fileSize).sum();
        VBox rows =
                titled(
                        "result.merged",
                        merged,
                        texts.get("result.merged.why", texts.size(together)));
        for (Path disk : merged) {
            rows.getChildren()
                    .add(
                            row(
                                    Kind.MERGED,
                                    disk,
                                    disk.toString(),
                                    texts.size(outcome.fileSize(disk))));
        }
        return section(Icons.MERGE, "accent-text", BIG_ICON - 4, rows);
    }

    private Node invalidated() {
        List<Path> invalid = outcome.disks(Kind.INVALIDATED);
        VBox rows = titled("result.invalid", invalid, texts.get("result.invalid.why"));
        for (Path disk : invalid) {
            String own = texts.size(outcome.ownedBytes(disk));
            rows.getChildren().add(row(Kind.INVALIDATED, disk, why(disk), own));
        }
        return section(Icons.INVALIDATED, "danger-text", BIG_ICON - 4, rows);
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

    private VBox titled(String key, List<Path> disks, String why) {
        Button paths = new Button(texts.get("result.copy-paths"), Icons.COPY.node(ICON - 2));
        paths.setId(key.replace('.', '-') + "-copy");
        paths.getStyleClass().add("small");
        paths.setMinWidth(Region.USE_PREF_SIZE);
        paths.setOnAction(
                _ ->
                        copy.accept(
                                disks.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining("\n"))));
        Label below = new Label(why);
        below.getStyleClass().addAll("facts", "muted");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, title(texts.get(key, disks.size())), below);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(16, words, paths);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("result-titled");
        return new VBox(line);
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("dialog-title");
        return title;
    }

    private static Node row(Kind kind, Path disk, String about, String size) {
        return new ResultRow(kind, disk, about, size);
    }

    private static HBox section(Icons icon, String styleClass, int size, Region content) {
        Node picture = icon.node(size);
        picture.getStyleClass().add(styleClass);
        HBox left = new HBox(picture);
        left.getStyleClass().add("result-icon");
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        HBox section = new HBox(left, content);
        section.getStyleClass().add("result-section");
        return section;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}

package org.diskchain.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.diskchain.disk.Severity;
import org.diskchain.report.Visible;
import org.diskchain.ui.Texts;
import org.diskchain.ui.inspector.Inspected.Fact;
import org.diskchain.ui.inspector.Inspected.Look;
import org.diskchain.ui.inspector.Inspected.Member;
import org.diskchain.ui.inspector.Inspected.Said;
import org.diskchain.ui.theme.Icons;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the picked disk is, at the window's right side.
public final class InspectorView extends BorderPane {
    private static final double LABEL_WIDTH = 72;

    private final InspectorModel model;
    private final Texts texts;
    private final Acts acts;
    private final ScrollPane scrolled = new ScrollPane();

    /// What the person can have done with the picked disk.
    public record Acts(
            Consumer<Path> copyPath,
            Consumer<Path> showInFiles,
            Consumer<Path> merge,
            Consumer<Path> reconnect,
            Consumer<Path> undo,
            Consumer<Path> forget) {}

    public InspectorView(InspectorModel model, Texts texts, Acts acts) {
        this.model = model;
        this.texts = texts;
        this.acts = acts;
        setId("inspector");
        getStyleClass().addAll("inspector", "surface", "line-left");
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        model.inspectedProperty().subscribe(this::show);
    }

    private void show(Optional<Inspected> inspected) {
        if (inspected.isEmpty()) {
            setTop(null);
            setBottom(null);
            setCenter(nothing());
            return;
        }
        Inspected disk = inspected.get();
        setTop(head(disk));
        VBox sections = new VBox(section("facts", "", rows(disk.facts())));
        if (!disk.link().isEmpty()) {
            sections.getChildren().add(section("link", "", rows(disk.link())));
        }
        sections.getChildren().add(chain(disk));
        if (!disk.findings().isEmpty()) sections.getChildren().add(findings(disk.findings()));
        sections.getChildren().getLast().getStyleClass().add("last");
        scrolled.setContent(sections);
        scrolled.setVvalue(0);
        setCenter(scrolled);
        setBottom(new InspectorFoot(disk, model.mergeable(), texts, acts));
    }

    private Node nothing() {
        Label hint = new Label(texts.get("inspector.nothing"));
        hint.setId("inspector-nothing");
        hint.getStyleClass().addAll("facts", "muted");
        hint.setWrapText(true);
        StackPane pane = new StackPane(hint);
        pane.getStyleClass().add("inspector-nothing");
        return pane;
    }

    private Node head(Inspected disk) {
        Label name = new Label(disk.name());
        name.setId("inspector-name");
        name.getStyleClass().add("panel-title");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(disk.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox title =
                new HBox(
                        8,
                        disk.kind().node(20),
                        name,
                        small("copy-path", Icons.COPY, () -> acts.copyPath().accept(disk.path())),
                        small(
                                "show-in-files",
                                Icons.OPEN_PLACE,
                                () -> acts.showInFiles().accept(disk.path())));
        title.setAlignment(Pos.CENTER_LEFT);
        Label path = new Label(Visible.text(disk.path().toString()));
        path.setId("inspector-path");
        path.getStyleClass().addAll("caption", "muted");
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        path.setTooltip(new Tooltip(path.getText()));
        VBox head = new VBox(4, title, path);
        head.getStyleClass().addAll("panel-head", "line-below");
        return head;
    }

    private Button small(String command, Icons icon, Runnable act) {
        Button button = new Button(null, icon.node(16));
        button.setId("inspector-" + command);
        button.getStyleClass().addAll("flat", "small", "icon-only");
        button.setTooltip(new Tooltip(texts.get("command." + command)));
        button.setAccessibleText(texts.get("command." + command));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private VBox section(String key, String beside, List<? extends Node> lines) {
        Label title = new Label(texts.get("inspector." + key));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label quiet = new Label(beside);
        quiet.getStyleClass().addAll("caption", "muted");
        VBox section = new VBox(new HBox(title, spring, quiet));
        section.setId("section-" + key);
        section.getStyleClass().addAll("section", "line-below");
        section.getChildren().addAll(lines);
        return section;
    }

    private static List<HBox> rows(List<Fact> facts) {
        return facts.stream().map(InspectorView::row).toList();
    }

    private static HBox row(Fact fact) {
        Label label = new Label(fact.label());
        label.getStyleClass().addAll("facts", "muted");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        Label value = new Label(fact.value());
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.getStyleClass().addAll(styles(fact.look()));
        icon(fact.look()).ifPresent(value::setGraphic);
        if (fact.look() == Look.PLAIN) value.setTooltip(new Tooltip(fact.value()));
        boolean mono = fact.look() == Look.MONO || fact.look() == Look.MONO_WARNING;
        if (mono) value.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(label, value);
        if (!fact.more().isEmpty()) {
            Label more = new Label(fact.more());
            more.getStyleClass().addAll("facts", "muted", "more");
            row.getChildren().add(more);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fact");
        return row;
    }

    private static Optional<FontIcon> icon(Look look) {
        return switch (look) {
            case MISMATCH -> Optional.of(tinted(Icons.MISMATCH, "warning-text", 14));
            case MISSING -> Optional.of(tinted(Icons.MISSING, "warning-text", 14));
            case IN_USE -> Optional.of(Icons.IN_USE.node(13));
            case DANGER -> Optional.of(tinted(Icons.DAMAGED, "danger-text", 14));
            case PLAIN, MONO, MONO_WARNING -> Optional.empty();
        };
    }

    private static List<String> styles(Look look) {
        return switch (look) {
            case PLAIN -> List.of("facts");
            case MONO -> List.of("mono");
            case MONO_WARNING -> List.of("mono", "warning-text");
            case MISMATCH, MISSING -> List.of("facts", "warning-text");
            case IN_USE -> List.of("facts");
            case DANGER -> List.of("facts", "danger-text");
        };
    }

    private VBox chain(Inspected disk) {
        String beside = texts.get("inspector.chain.beside", disk.children());
        List<? extends Node> members =
                disk.chain().stream()
                        .map(member -> member(member, member.path().equals(disk.path())))
                        .toList();
        return section("chain", beside, members);
    }

    private Node member(Member member, boolean inspected) {
        FontIcon icon = member.kind().node(15);
        if (inspected) icon.getStyleClass().add("accent-text");
        Label name = new Label(member.name(), icon);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().addAll("facts", inspected ? "strong" : "plain");
        HBox.setHgrow(name, Priority.ALWAYS);
        Label own = new Label(member.ownData());
        own.getStyleClass().addAll("caption", "muted");
        own.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, name, own);
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button(null, row);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(member.name());
        button.getStyleClass().addAll("flat", "member");
        row.prefWidthProperty().bind(button.widthProperty());
        button.setOnAction(_ -> model.pick(member.path()));
        return button;
    }

    private VBox findings(List<Said> findings) {
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        long notes = count(findings, Severity.INFO);
        String beside =
                String.join(
                        ", ",
                        java.util.stream.Stream.of(
                                        counted("errors", errors),
                                        counted("warnings", warnings),
                                        counted("notes", notes))
                                .filter(text -> !text.isEmpty())
                                .toList());
        return section("findings", beside, findings.stream().map(InspectorView::finding).toList());
    }

    private static long count(List<Said> findings, Severity severity) {
        return findings.stream().filter(said -> said.severity() == severity).count();
    }

    private String counted(String key, long number) {
        return number == 0 ? "" : texts.get("inspector." + key, number);
    }

    private static Node finding(Said said) {
        FontIcon icon =
                switch (said.severity()) {
                    case ERROR -> tinted(Icons.ERROR, "danger-text", 16);
                    case WARNING -> tinted(Icons.WARNING, "warning-text", 16);
                    case INFO -> Icons.NOTE.node(16);
                };
        Label title = new Label(said.title());
        title.getStyleClass().addAll("facts", "strong");
        title.setWrapText(true);
        Label text = new Label(said.explanation());
        text.getStyleClass().addAll("caption", "muted");
        text.setWrapText(true);
        VBox words = new VBox(2, title, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(8, icon, words);
        row.getStyleClass().add("finding");
        return row;
    }

    private static FontIcon tinted(Icons icon, String style, int size) {
        FontIcon node = icon.node(size);
        node.getStyleClass().add(style);
        return node;
    }
}

package org.diskchain.ui.result;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.Jobs;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The two sections of the result page that ask for an act: the orphans to reconnect, and then the
/// merged files to move away.
public final class LeftToDo extends VBox {
    private static final int ICON = 14;

    private final Outcome outcome;
    private final MergeTexts texts;
    private final Acts acts;
    private final Sections sections;
    private final LeftToDoModel model;

    /// What leads out of the two sections.
    ///
    /// @param reconnect opens the wizard for orphans; it is told which were settled
    /// @param chooseFolder lets the person choose a folder for the merged files
    /// @param rescan looks at the open place again
    public record Acts(
            BiConsumer<Collection<Path>, Consumer<Set<Path>>> reconnect,
            Supplier<Optional<Path>> chooseFolder,
            Discards discards,
            Jobs jobs,
            Runnable rescan) {}

    LeftToDo(Outcome outcome, MergeTexts texts, Acts acts, Sections sections) {
        this.outcome = outcome;
        this.texts = texts;
        this.acts = acts;
        this.sections = sections;
        this.model = new LeftToDoModel(outcome, acts.discards(), acts.jobs(), acts.rescan());
        InvalidationListener anew = _ -> show();
        model.orphans().addListener(anew);
        model.files().addListener(anew);
        model.busyProperty().addListener(anew);
        show();
    }

    private void show() {
        getChildren().setAll(orphans(), merged());
    }

    private Node orphans() {
        List<Path> all = outcome.disks(Kind.ORPHANED);
        List<Path> open = all.stream().filter(model.orphans()::contains).toList();
        if (all.isEmpty() || open.isEmpty()) {
            String key = all.isEmpty() ? "result.no-orphans" : "result.orphans.settled";
            return sections.section(
                    Icons.VERIFIED, "success-text", new VBox(Sections.title(texts.get(key))));
        }
        String target = FileNames.whole(outcome.result().target());
        Button reconnect =
                button("reconnect", texts.get("result.reconnect", open.size()), Icons.RECONNECT);
        reconnect.getStyleClass().add("primary");
        reconnect.setOnAction(_ -> acts.reconnect().accept(open, model::settle));
        VBox rows =
                sections.titled(
                        "result.orphans",
                        open,
                        texts.get("result.orphans.why", target, open.size()),
                        List.of(reconnect));
        for (Path orphan : open) {
            int follow = outcome.following(orphan);
            String parent =
                    follow == 0
                            ? texts.get("result.orphan", target)
                            : texts.get("result.orphan.follows", follow, target);
            rows.getChildren().add(new ResultRow(Kind.ORPHANED, orphan, parent, ""));
        }
        return sections.section(Icons.ORPHANED, "warning-text", rows);
    }

    private Node merged() {
        List<Path> files =
                outcome.disks(Kind.MERGED).stream().filter(model.files()::contains).toList();
        String regained = texts.size(model.regainedProperty().get());
        if (files.isEmpty()) {
            return sections.section(
                    Icons.VERIFIED,
                    "success-text",
                    new VBox(Sections.title(texts.get("result.discarded", regained))));
        }
        VBox rows = sections.titled("result.merged", files, why(), List.of(folder(), bin()));
        for (Path disk : files) {
            String size = texts.size(outcome.fileSize(disk));
            rows.getChildren().add(new ResultRow(Kind.MERGED, disk, disk.toString(), size));
        }
        return sections.section(Icons.MERGE, "accent-text", rows);
    }

    private String why() {
        Optional<Throwable> failed = model.failureProperty().get();
        if (failed.isPresent()) {
            return texts.get("result.discard.failed", String.valueOf(failed.get().getMessage()));
        }
        if (model.busyProperty().get()) return texts.get("result.discard.busy");
        String key = model.orphans().isEmpty() ? "result.merged.why" : "result.merged.first";
        return texts.get(key, texts.size(model.bytes()), model.files().size());
    }

    private Button folder() {
        Button folder = button("folder", texts.get("result.discard.folder"), null);
        folder.setDisable(!model.canDiscard());
        folder.setOnAction(_ -> acts.chooseFolder().get().ifPresent(model::toFolder));
        return folder;
    }

    private Button bin() {
        Button bin = button("bin", texts.get("result.discard.bin"), Icons.BIN);
        boolean there = model.hasBin();
        bin.setVisible(there);
        bin.setManaged(there);
        bin.setDisable(!model.canDiscard());
        bin.setOnAction(_ -> model.toBin());
        return bin;
    }

    private static Button button(String id, String words, Icons icon) {
        Button button = new Button(words);
        if (icon != null) button.setGraphic(icon.node(ICON));
        button.setId("result-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}

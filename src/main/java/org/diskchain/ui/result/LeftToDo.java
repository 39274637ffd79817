package org.diskchain.ui.result;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.Jobs;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    /// @param reconnect opens the wizard for orphans; it tells what was decided for each: its new
    ///   parent, none where it was left knowingly
    /// @param chooseFolder lets the person choose a folder for the merged files
    /// @param rescan looks at the open place again
    /// @param forest the disks as they are now
    public record Acts(
            BiConsumer<Collection<Path>, Consumer<Map<Path, Optional<Path>>>> reconnect,
            Supplier<Optional<Path>> chooseFolder,
            Discards discards,
            Jobs jobs,
            Runnable rescan,
            ObservableValue<DiskForest> forest) {}

    LeftToDo(Outcome outcome, MergeTexts texts, Acts acts, Sections sections) {
        this.outcome = outcome;
        this.texts = texts;
        this.acts = acts;
        this.sections = sections;
        this.model = new LeftToDoModel(outcome, acts.discards(), acts.jobs(), acts.rescan());
        InvalidationListener anew = _ -> show();
        model.orphans().addListener(anew);
        model.given().addListener(anew);
        model.files().addListener(anew);
        model.busyProperty().addListener(anew);
        model.seenProperty().addListener(anew);
        acts.forest().addListener((_, _, now) -> model.see(now));
        show();
    }

    /// The keyboard stays where it was, or goes on to what is left to do.
    private void show() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        boolean mine = owner != null && isMine(owner);
        getChildren().setAll(orphans(), merged());
        if (!mine) return;
        Stream.of(owner.getId(), "result-reconnect", "result-bin", "result-folder")
                .filter(Objects::nonNull)
                .map(id -> lookup("#" + id))
                .filter(node -> node != null && !node.isDisabled() && node.isManaged())
                .findFirst()
                .ifPresentOrElse(Node::requestFocus, getParent()::requestFocus);
    }

    private boolean isMine(Node owner) {
        for (Node node = owner; node != null; node = node.getParent())
            if (node == this) return true;
        return false;
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
            rows.getChildren().add(new ResultRow(Kind.ORPHANED, orphan, parent(orphan), ""));
        }
        return sections.section(Icons.ORPHANED, "warning-text", rows);
    }

    private String parent(Path orphan) {
        String target = FileNames.whole(outcome.result().target());
        Optional<Path> given = model.givenMerged(orphan);
        if (given.isPresent()) {
            return texts.get("result.orphan.merged", FileNames.whole(given.get()), target);
        }
        int follow = outcome.following(orphan);
        return follow == 0
                ? texts.get("result.orphan", target)
                : texts.get("result.orphan.follows", follow, target);
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
            rows.getChildren().add(new ResultRow(Kind.MERGED, disk, about(disk), size));
        }
        return sections.section(Icons.MERGE, "accent-text", rows);
    }

    /// Where the file is, and who still names it.
    private String about(Path file) {
        List<Path> naming = model.naming(file);
        if (naming.isEmpty()) return file.toString();
        String key = model.isNeeded(file) ? "result.merged.needed" : "result.merged.named";
        String first = FileNames.whole(naming.getFirst());
        return texts.get(key, first, naming.size() - 1, file.toString());
    }

    private String why() {
        Optional<Throwable> failed = model.failureProperty().get();
        if (failed.isPresent()) {
            return texts.get("result.discard.failed", String.valueOf(failed.get().getMessage()));
        }
        if (model.busyProperty().get()) return texts.get("result.discard.busy");
        String key = model.orphans().isEmpty() ? "result.merged.why" : "result.merged.first";
        String why = texts.get(key, texts.size(model.bytes()), model.files().size());
        long naming =
                model.files().stream()
                        .flatMap(file -> model.naming(file).stream())
                        .distinct()
                        .count();
        return naming == 0 ? why : why + " " + texts.get("result.merged.still", naming);
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

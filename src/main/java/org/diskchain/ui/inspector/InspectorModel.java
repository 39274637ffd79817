package org.diskchain.ui.inspector;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.RecordedPath;
import org.diskchain.report.Visible;
import org.diskchain.report.Words;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.inspector.Inspected.Fact;
import org.diskchain.ui.inspector.Inspected.Look;
import org.diskchain.ui.inspector.Inspected.Member;
import org.diskchain.ui.inspector.Inspected.Said;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts the picked disk into words: its facts, its link as recorded and as found, its chain, and
/// what the scan found odd.
public final class InspectorModel {
    private final ForestModel forest;
    private final UseModel use;
    private final Texts texts;
    private final Words words;
    private final ReadOnlyObjectWrapper<Optional<Inspected>> inspected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableValue<Boolean> mergeable;

    public InspectorModel(ForestModel forest, UseModel use, Texts texts, Words words) {
        this.forest = forest;
        this.use = use;
        this.texts = texts;
        this.words = words;
        this.mergeable = forest.pickedNode().map(this::hasParent);
        forest.pickedNode().subscribe(_ -> inspect());
        forest.forestProperty().subscribe(_ -> inspect());
        use.holders().addListener((InvalidationListener) _ -> inspect());
        forest.inUse().addListener((InvalidationListener) _ -> inspect());
    }

    /// Empty where no disk is picked.
    ReadOnlyObjectProperty<Optional<Inspected>> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    /// Whether the picked disk has a parent to merge into.
    public ObservableValue<Boolean> mergeable() {
        return mergeable;
    }

    void pick(Path disk) {
        forest.pickedProperty().set(disk);
    }

    private boolean hasParent(Optional<DiskNode> picked) {
        return picked.map(node -> forest.forest().chain(node.path()).size() > 1).orElse(false);
    }

    private void inspect() {
        inspected.set(forest.pickedNode().getValue().map(this::of));
    }

    private Inspected of(DiskNode disk) {
        return new Inspected(
                disk.path(),
                Visible.text(disk.name()),
                kind(disk),
                facts(disk),
                disk.facts().isDifferencing() ? link(disk) : List.of(),
                forest.forest().children(disk.path()).size(),
                forest.orphan(disk.path()).isPresent(),
                forest.forest().undoable(disk.path()).isPresent(),
                forest.forest().chain(disk.path()).stream().map(this::member).toList(),
                disk.findings().stream()
                        .sorted(Comparator.comparing(Finding::severity))
                        .map(this::said)
                        .toList());
    }

    private List<Fact> facts(DiskNode disk) {
        DiskFacts facts = disk.facts();
        List<Fact> lines = new ArrayList<>();
        if (forest.inUse().contains(disk.path())) lines.add(inUse(use.heldBy(disk.path())));
        if (!facts.isReadable()) {
            lines.add(new Fact(label("format"), texts.get("kind.unknown"), Look.DANGER));
            lines.add(size("file-size", facts.fileSize()));
            lines.add(new Fact(label("changed"), texts.moment(disk.modified())));
            return lines;
        }
        lines.add(new Fact(label("format"), kindWords(facts)));
        lines.add(size("virtual-size", facts.virtualSize()));
        lines.add(
                new Fact(
                        label("file-size"),
                        texts.get(
                                "inspector.file-size.value",
                                texts.size(facts.fileSize()),
                                texts.size(disk.ownedBytes()))));
        lines.add(new Fact(label("blocks"), blocks(facts)));
        lines.add(new Fact(label("changed"), texts.moment(disk.modified())));
        lines.add(new Fact(label("identity"), facts.identity().toString(), Look.MONO));
        return lines;
    }

    private Fact inUse(List<Holder> holders) {
        String by =
                holders.isEmpty()
                        ? texts.get("in-use.unknown")
                        : holders.stream().map(this::holder).collect(Collectors.joining(", "));
        return new Fact(label("in-use"), by, Look.IN_USE);
    }

    private String holder(Holder holder) {
        String process = Long.toString(holder.process());
        boolean numbered = holder.process() != 0;
        if (!holder.program().isEmpty()) {
            return numbered
                    ? texts.get("in-use.by", holder.program(), process)
                    : texts.get("in-use.by-program", holder.program());
        }
        return numbered ? texts.get("in-use.by-process", process) : texts.get("in-use.unknown");
    }

    private Fact size(String label, long bytes) {
        return new Fact(
                label(label),
                texts.size(bytes),
                texts.get("inspector.bytes", texts.exact(bytes)),
                Look.PLAIN);
    }

    private String kindWords(DiskFacts facts) {
        return texts.get(
                "inspector.format.value", words.name(facts.format()), words.name(facts.type()));
    }

    private String blocks(DiskFacts facts) {
        return facts.blockSize() == 0
                ? texts.get("inspector.blocks.none", facts.logicalSectorSize())
                : texts.get(
                        "inspector.blocks.value",
                        whole(facts.blockSize()),
                        facts.logicalSectorSize());
    }

    /// Block sizes are powers of two: `2 MB`, never `2.0 MB`.
    private String whole(int bytes) {
        return texts.size(bytes).replaceFirst("[.,]0 ", " ");
    }

    private List<Fact> link(DiskNode disk) {
        List<Fact> lines = new ArrayList<>();
        lines.add(
                forest.orphan(disk.path())
                        .flatMap(this::orphaned)
                        .orElseGet(() -> state(disk.parent())));
        Guid recorded = disk.facts().parent().recordedIdentity();
        lines.add(
                recorded.isZero()
                        ? new Fact(label("recorded"), texts.get("inspector.recorded.none"))
                        : new Fact(label("recorded"), recorded.toString(), Look.MONO));
        found(disk).ifPresent(lines::add);
        for (RecordedPath path : disk.facts().parent().paths()) {
            Fact line =
                    new Fact(
                            texts.get(
                                    "inspector.path."
                                            + path.kind().name().toLowerCase(Locale.ROOT)),
                            Visible.text(path.value()));
            if (!lines.contains(line)) lines.add(line);
        }
        opened(disk.parent())
                .ifPresent(
                        path ->
                                lines.add(
                                        new Fact(label("opened"), Visible.text(path.toString()))));
        return lines;
    }

    /// What the state of the link alone does not tell.
    private Optional<Fact> orphaned(Orphan orphan) {
        return switch (orphan.state()) {
            case SUPERSEDED, SECOND_SLOT, STALE_PATH ->
                    Optional.of(
                            new Fact(
                                    label("state"),
                                    texts.get("state." + orphan.state().code()),
                                    Look.MISMATCH));
            case MISSING, MISMATCH, CYCLE, BLOCKED, UNIDENTIFIED, MOVED -> Optional.empty();
        };
    }

    private Fact state(ParentState state) {
        return switch (state) {
            case ParentState.Base _ -> new Fact(label("state"), words.name(state));
            case ParentState.Resolved(_, var found) ->
                    new Fact(
                            label("state"),
                            texts.get("inspector.found." + found.name().toLowerCase(Locale.ROOT)));
            case ParentState.Mismatch _ ->
                    new Fact(label("state"), texts.get("inspector.mismatch"), Look.MISMATCH);
            case ParentState.Missing _, ParentState.Cycle _, ParentState.Blocked _ ->
                    new Fact(label("state"), words.name(state), Look.MISSING);
        };
    }

    private Optional<Fact> found(DiskNode disk) {
        return switch (disk.parent()) {
            case ParentState.Mismatch(_, var identity) ->
                    Optional.of(new Fact(label("found"), identity.toString(), Look.MONO_WARNING));
            case ParentState.Resolved(var parent, _) ->
                    forest.forest()
                            .disk(parent)
                            .map(node -> node.facts().identity().toString())
                            .map(identity -> new Fact(label("found"), identity, Look.MONO));
            case ParentState.Base _,
                    ParentState.Missing _,
                    ParentState.Cycle _,
                    ParentState.Blocked _ ->
                    Optional.empty();
        };
    }

    private static Optional<Path> opened(ParentState state) {
        return switch (state) {
            case ParentState.Resolved(var parent, _) -> Optional.of(parent);
            case ParentState.Mismatch(var parent, _) -> Optional.of(parent);
            case ParentState.Cycle(var parent, _) -> Optional.of(parent);
            case ParentState.Base _, ParentState.Missing _, ParentState.Blocked _ ->
                    Optional.empty();
        };
    }

    private Member member(DiskNode disk) {
        return new Member(
                disk.path(), Visible.text(disk.name()), kind(disk), texts.size(disk.ownedBytes()));
    }

    private Said said(Finding finding) {
        return new Said(finding.severity(), words.title(finding), words.next(finding));
    }

    private static Icons kind(DiskNode disk) {
        if (!disk.facts().isReadable()) return Icons.DAMAGED;
        return disk.facts().isDifferencing() ? Icons.DIFFERENCING : Icons.BASE;
    }

    private String label(String key) {
        return texts.get("inspector." + key);
    }
}

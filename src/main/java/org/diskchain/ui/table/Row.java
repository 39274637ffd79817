package org.diskchain.ui.table;

import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.ParentState;
import org.diskchain.plan.Effect;
import org.diskchain.report.Visible;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/// One disk of the table, with the same facts as its card.
///
/// @param node null in the row that holds all trees
/// @param stateStyle the style class that goes with the state; may be empty
/// @param parent the name of the parent as far as it is known
record Row(
        DiskNode node,
        Icons kindIcon,
        String kind,
        Icons stateIcon,
        String state,
        String stateStyle,
        String parent) {
    static final Row ALL = new Row(null, Icons.BASE, "", Icons.BASE, "", "", "");

    static Row of(DiskNode disk, ForestModel forest, Texts texts) {
        State state = State.of(disk, forest);
        return new Row(
                disk,
                disk.facts().isDifferencing() ? Icons.DIFFERENCING : Icons.BASE,
                kind(disk, texts),
                state.icon,
                state.key.isEmpty() ? "" : texts.get(state.key),
                state.style,
                parent(disk.parent()));
    }

    Path path() {
        return node.path();
    }

    String name() {
        return Visible.text(node.name());
    }

    long ownData() {
        return node.ownedBytes();
    }

    long virtualSize() {
        return node.facts().virtualSize();
    }

    long fileSize() {
        return node.facts().fileSize();
    }

    Instant modified() {
        return node.modified();
    }

    private static String kind(DiskNode disk, Texts texts) {
        if (!disk.facts().isReadable()) return texts.get("kind.unknown");
        String type = disk.facts().type().name().toLowerCase(Locale.ROOT);
        return disk.facts().format() + " " + texts.get("kind." + type);
    }

    private static String parent(ParentState state) {
        return switch (state) {
            case ParentState.Resolved(var parent, _) -> name(parent);
            case ParentState.Mismatch(var parent, _) -> name(parent);
            case ParentState.Cycle(var parent, _) -> name(parent);
            case ParentState.Blocked(var recorded) -> Visible.text(recorded);
            case ParentState.Missing(var tried) -> tried.isEmpty() ? "" : name(tried.getFirst());
            case ParentState.Base _ -> "";
        };
    }

    private static String name(Path disk) {
        return Visible.text(disk.getFileName().toString());
    }

    /// The one word that the table says of a disk: its effect in a preview, else its state.
    private record State(Icons icon, String key, String style) {
        static State of(DiskNode disk, ForestModel forest) {
            var effects = forest.effectsProperty().get();
            if (effects != null && effects.all().containsKey(disk.path())) {
                Effect.Kind kind = effects.of(disk.path()).kind();
                String name = kind.name().toLowerCase(Locale.ROOT);
                return new State(Icons.of(kind), "effect." + name, "effect-" + name);
            }
            if (disk.isDamaged()) return new State(Icons.DAMAGED, "state.damaged", "danger-text");
            if (disk.findings().stream().anyMatch(Finding.MergeUnfinished.class::isInstance)) {
                return new State(Icons.UNFINISHED, "state.unfinished", "accent-text");
            }
            if (forest.orphan(disk.path()).filter(State::isSuperseded).isPresent()) {
                return new State(Icons.ORPHANED, "state.superseded", "warning-text");
            }
            return switch (disk.parent()) {
                case ParentState.Missing _ ->
                        new State(Icons.MISSING, "state.missing", "warning-text");
                case ParentState.Mismatch _ ->
                        new State(Icons.MISMATCH, "state.mismatch", "warning-text");
                case ParentState.Cycle _ -> new State(Icons.DAMAGED, "state.cycle", "danger-text");
                case ParentState.Blocked _ ->
                        new State(Icons.MISSING, "state.blocked", "warning-text");
                case ParentState.Base _, ParentState.Resolved _ ->
                        forest.inUse().contains(disk.path())
                                ? new State(Icons.IN_USE, "state.in-use", "")
                                : forest.orphan(disk.path())
                                        .map(State::detour)
                                        .orElse(new State(Icons.UNTOUCHED, "", ""));
            };
        }

        private static boolean isSuperseded(Orphan orphan) {
            return orphan.state() == Orphan.State.SUPERSEDED;
        }

        /// Of a disk that reads, though its link should be mended.
        private static State detour(Orphan orphan) {
            Icons icon =
                    orphan.state() == Orphan.State.SECOND_SLOT
                            ? Icons.SECOND_SLOT
                            : Icons.FOUND_ELSEWHERE;
            return new State(icon, "state." + orphan.state().code(), "");
        }
    }
}

package org.diskchain.ui.merge;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.merge.MergePreview.Answer;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// The merge preview: which disk, how deep, and what is known of it. Effects follow the depth at
/// once; amounts and refusals come from the background, and an answer to an old question is
/// dropped. Used on the JavaFX thread only.
public final class MergeModel {
    private static final Logger LOG = LoggerFactory.getLogger(MergeModel.class);

    private final ForestModel forest;
    private final MergePreviewer engine;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<MergePreview> preview = new ReadOnlyObjectWrapper<>();
    private Supplier<List<Path>> named;
    private Function<Effects, Optional<Path>> runningInto = _ -> Optional.empty();
    private final Set<Path> rescued = new HashSet<>();
    private Verify verify = Verify.COPIED;
    private boolean targetNamed;
    private volatile long question;

    /// Where the two halves of a question run.
    ///
    /// @param later runs in the background, after a moment in which the person may change their
    ///   mind
    /// @param screen runs on the JavaFX thread
    public record Threads(Executor later, Executor screen) {}

    public MergeModel(ForestModel forest, MergePreviewer engine, Threads threads) {
        this.forest = forest;
        this.engine = engine;
        this.threads = threads;
        this.named = () -> forest.forest().searched();
        forest.forestProperty().subscribe(this::rescanned);
    }

    /// What is previewed; null where nothing is.
    public ReadOnlyObjectProperty<MergePreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public Optional<MergePreview> preview() {
        return Optional.ofNullable(preview.get());
    }

    /// The folders and files that the person opened or named; without it, what was searched.
    public void setNamed(Supplier<List<Path>> opened) {
        named = opened;
    }

    /// Tells the target of a running merge whose disks such a merge would meet.
    public void setRunningInto(Function<Effects, Optional<Path>> running) {
        runningInto = running;
    }

    /// Whether the disk has an ancestor that it could be merged into.
    public boolean canPreview(Path disk) {
        return forest.forest().chain(disk).size() > 1;
    }

    /// Begins the preview of a disk, one deep; does nothing for a disk without ancestors.
    public void open(Path disk) {
        if (!canPreview(disk)) return;
        targetNamed = false;
        rescued.clear();
        verify = Verify.COPIED;
        look(disk, 1);
    }

    public void close() {
        question++;
        preview.set(null);
    }

    /// One ancestor further down.
    public void more() {
        preview().ifPresent(shown -> setDepth(shown.depth() + 1));
    }

    public void less() {
        preview().ifPresent(shown -> setDepth(shown.depth() - 1));
    }

    /// Another depth; one that the chain does not have is brought to the nearest.
    public void setDepth(int depth) {
        preview()
                .filter(shown -> shown.depth() != clamp(shown, depth))
                .ifPresent(
                        shown -> {
                            targetNamed = false;
                            look(shown.effects().source(), clamp(shown, depth));
                        });
    }

    /// Makes an ancestor of the previewed disk the target, named by the person. Says whether it is
    /// one.
    public boolean aimAt(Path ancestor) {
        MergePreview shown = preview.get();
        if (shown == null) return false;
        int depth = shown.chain().stream().map(DiskNode::path).toList().indexOf(ancestor);
        if (depth < 1) return false;
        targetNamed = true;
        look(shown.effects().source(), depth);
        return true;
    }

    /// Wishes that a disk is rescued, or takes that back; where it cannot be, nothing happens. Such
    /// wishes are kept while the depth changes. Says whether it could be.
    public boolean toggleRescue(Path disk) {
        boolean possible = preview().filter(shown -> shown.canRescue(disk)).isPresent();
        if (!possible) return false;
        if (!rescued.remove(disk)) rescued.add(disk);
        askAgain();
        return true;
    }

    /// What of the target is to be read back.
    public void setVerify(Verify what) {
        if (verify == what) return;
        verify = what;
        askAgain();
    }

    /// Asks again, for instance after the person has made room.
    public void askAgain() {
        preview().ifPresent(shown -> look(shown.effects().source(), shown.depth()));
    }

    private static int clamp(MergePreview shown, int depth) {
        return Math.clamp(depth, 1, shown.ancestors());
    }

    private void rescanned(DiskForest found) {
        if (preview.get() == null) return;
        Path source = preview.get().effects().source();
        int ancestors = found.chain(source).size() - 1;
        if (ancestors < 1) close();
        else look(source, Math.min(preview.get().depth(), ancestors));
    }

    private void look(Path source, int depth) {
        DiskForest seen = forest.forest();
        Set<Path> wished = new HashSet<>(rescued);
        wished.retainAll(engine.effects(seen, source, depth, Set.of()).rescuable());
        Effects effects = engine.effects(seen, source, depth, wished);
        Optional<Planned> before =
                preview()
                        .filter(shown -> shown.forest() == seen)
                        .filter(shown -> shown.effects().mergedLine().equals(effects.mergedLine()))
                        .flatMap(MergePreview::told);
        preview.set(
                new MergePreview(
                        seen,
                        seen.chain(source),
                        effects,
                        verify,
                        new Answer.Measuring(before),
                        runningInto.apply(effects)));
        ask(
                seen,
                new MergeWish(source, depth, named.get(), targetNamed)
                        .rescuing(wished)
                        .verifying(verify));
    }

    private void ask(DiskForest seen, MergeWish wish) {
        long asked = ++question;
        threads.later()
                .execute(
                        () -> {
                            if (asked != question) return;
                            Answer answer = answer(seen, wish, asked);
                            threads.screen().execute(() -> take(asked, answer));
                        });
    }

    private Answer answer(DiskForest seen, MergeWish wish, long asked) {
        try {
            return new Answer.Known(engine.plan(seen, wish, new WhileAsked(asked)));
        } catch (CancelledException overtaken) {
            return new Answer.Measuring(Optional.empty());
        } catch (IOException | RuntimeException e) {
            LOG.warn("no plan for {}", wish.source(), e);
            return new Answer.Failed(e);
        }
    }

    private void take(long asked, Answer answer) {
        if (asked != question || preview.get() == null) return;
        MergePreview shown = preview.get();
        preview.set(
                new MergePreview(
                        shown.forest(),
                        shown.chain(),
                        shown.effects(),
                        shown.verify(),
                        answer,
                        runningInto.apply(shown.effects())));
        markInUse(preview.get());
    }

    private void markInUse(MergePreview shown) {
        if (shown.planned().isEmpty()) return;
        shown.effects().mergedLine().forEach(forest::free);
        shown.effects().affected().forEach(forest::free);
        shown.effects().disks(Effect.Kind.RESCUED).forEach(forest::free);
        if (shown.planned().get() instanceof Planned.Refused refused) {
            for (Refusal reason : refused.reasons()) {
                if (reason instanceof Refusal.InUse(var disk, var by)) forest.hold(disk, by);
            }
        }
    }

    /// Stops the reading as soon as nobody waits for its answer.
    private final class WhileAsked implements Progress {
        private final long asked;

        WhileAsked(long asked) {
            this.asked = asked;
        }

        @Override
        public void begin(Stage stage, long total) {}

        @Override
        public void advance(long units) throws CancelledException {
            if (asked != question) throw new CancelledException();
        }
    }
}

package org.diskchain.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.chain.Scanner;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Phase;
import org.diskchain.journal.RecordName;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effect.Reason;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.Measurer;
import org.diskchain.read.OpenChain;
import org.diskchain.run.CrashViews.Looked;
import org.diskchain.run.CrashViews.View;
import org.diskchain.testing.CrashState;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.testing.checker.OutsideReader;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Judges what a power cut left of the disks of one merge: what any other program reads, what
/// Diskchain reads, and how the merge ends when it is gone on with.
final class CrashJudge {
    /// Several batches in each merge.
    private static final long BATCH = 48 << 10;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
    private static final int OURS = 2;

    private final CrashScenario scenario;
    private final CrashForest forest;
    private final Path source;
    private final Effects effects;
    private final CrashViews views;
    private final FinishedMerge finished;
    private final Set<Path> refusedBefore = new HashSet<>(); // by readers of one slot
    private final Set<Long> judged = new HashSet<>();
    private long judgedBefore;
    private long states;
    private boolean putBack;

    CrashJudge(CrashScenario scenario, CrashForest forest) throws Exception {
        this.scenario = scenario;
        this.forest = forest;
        this.source = forest.path(scenario.source());
        this.effects =
                MergePlanner.effects(
                        scan(forest.storage()),
                        source,
                        scenario.depth(),
                        scenario.wish(forest).rescued());
        this.views = new CrashViews(forest, source);
        this.finished = new FinishedMerge(forest, effects);
        OutsideReader single = new OutsideReader(this::checkedBefore, false);
        for (Path disk : forest.disks().keySet()) {
            if (single.chain(disk).isEmpty()) refusedBefore.add(disk);
        }
    }

    private Optional<CheckedDisk> checkedBefore(Path disk) {
        try {
            return Optional.of(CheckedDisk.of(forest.storage().open(disk)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long states() {
        return states;
    }

    /// From here on a disk of the merge may be what it was before it: it, and what stands on it,
    /// may be refused until it is linked again, and never reads wrong.
    void allowPuttingBack() {
        putBack = true;
        judgedBefore += judged.size();
        judged.clear();
    }

    long distinct() {
        return judgedBefore + judged.size();
    }

    static DiskForest scan(MemoryStorage storage) throws IOException, CancelledException {
        return new Scanner(storage).scan(List.of(CrashForest.FOLDER), Progress.NONE);
    }

    static MergeRunner runner(Storage storage, long seed) {
        return new MergeRunner(storage, new SplittableRandom(seed), CLOCK, BATCH);
    }

    /// The plan of the scenario's merge, as the files are now.
    static MergePlan plan(
            Storage storage, DiskForest scanned, CrashScenario scenario, CrashForest forest)
            throws IOException, CancelledException {
        Planned planned =
                new MergePlanning(new Measurer(storage))
                        .plan(scanned, scenario.wish(forest), Progress.NONE);
        if (planned instanceof Planned.Refused refused) {
            throw new AssertionError("no plan: " + refused.reasons());
        }
        return (MergePlan) planned;
    }

    /// @return whether the state is a new one, in which the merge has begun and can be gone on with
    /// @throws AssertionError if the state breaks a promise
    boolean judge(CrashState state) {
        states++;
        if (!judged.add(state.digest())) return false;
        try {
            Case judging = new Case(state);
            judging.judge();
            return judging.hasBegun();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(scenario + ", " + state + ": " + e.getMessage(), e);
        }
    }

    private final class Case {
        private final CrashState state;
        private final MemoryStorage storage;
        private final DiskForest scanned;
        private final Optional<Journal> journal;
        private final boolean taken;
        private final boolean finishing;

        Case(CrashState state) throws IOException, CancelledException {
            this.state = state;
            this.storage = state.storage();
            this.scanned = scan(storage);
            this.journal = scanned.unfinished().stream().findFirst();
            this.finishing = journal.filter(j -> j.phase() == Phase.FINISH).isPresent();
            forest.disks().keySet().forEach(this::requireValid);
            this.taken = identity(effects.target()).equals(identity(source));
        }

        private Looked look(Path file) {
            return views.look(state, storage, file);
        }

        private String identity(Path file) {
            return look(file).disk().orElseThrow().identity();
        }

        private void requireValid(Path file) {
            Looked looked = look(file);
            assertTrue(
                    looked.disk().isPresent() || mayBeDamaged(file),
                    () -> file + " is no disk: " + looked.error());
        }

        /// A VHD that is linked to another parent has a header of two sectors, which the journal
        /// gives back.
        private boolean mayBeDamaged(Path file) {
            return finishing && forest.isVhd() && effects.of(file).kind() == Kind.RESCUED;
        }

        /// Whether the disk is rescued, or stands on one that is.
        private boolean isRescued(Path disk) {
            Effect effect = effects.of(disk);
            return effect.kind() == Kind.RESCUED || effect.reason() == Reason.PARENT_RESCUED;
        }

        boolean hasBegun() {
            return journal.filter(j -> j.phase() != Phase.PLANNED).isPresent();
        }

        void judge() throws Exception {
            for (boolean bothSlots : new boolean[] {true, false}) {
                OutsideReader reader = new OutsideReader(path -> look(path).disk(), bothSlots);
                for (Path disk : forest.disks().keySet()) outside(disk, reader, bothSlots);
            }
            for (Finding.JournalDamaged damaged : damagedJournals()) {
                throw new AssertionError("a damaged journal: " + damaged);
            }
            for (Path disk : forest.disks().keySet()) inside(disk);
            finish();
        }

        private List<Finding.JournalDamaged> damagedJournals() {
            return scanned.disks().stream()
                    .flatMap(disk -> disk.findings().stream())
                    .filter(Finding.JournalDamaged.class::isInstance)
                    .map(Finding.JournalDamaged.class::cast)
                    .toList();
        }

        /// Right or refused, for a program that knows nothing of journals. What is open is never
        /// hidden: the target, and those between, which have an identity by which no child knows
        /// them, show a merge half done.
        private void outside(Path disk, OutsideReader reader, boolean bothSlots)
                throws IOException {
            Optional<List<Path>> chain = reader.chain(disk);
            View view = chain.isEmpty() ? null : views.outside(state, storage, chain.get());
            String who = "outside, %s slots: ".formatted(bothSlots ? "both" : "single") + disk;
            boolean right =
                    switch (effects.of(disk).kind()) {
                        case UNTOUCHED, RESCUED ->
                                view == View.BEFORE
                                        || view == null && isRescued(disk) && mayLose(bothSlots);
                        case INVALIDATED -> view == View.BEFORE || view == null;
                        case ORPHANED, FOLLOWS ->
                                view == View.BEFORE || view == null && mayRefuse(bothSlots);
                        case TARGET -> view != null && view != View.WRONG;
                        case MERGED ->
                                disk.equals(source)
                                        ? view == View.BEFORE
                                                || view == null && mayRefuse(bothSlots)
                                        : view != View.WRONG;
                    };
            boolean asEver = !bothSlots && view == null && refusedBefore.contains(disk);
            assertTrue(right || asEver, () -> who + ": " + view);
        }

        /// The source is given up when the target has its identity; before that, only a reader of
        /// one slot may refuse it, and only while links are being written.
        private boolean mayRefuse(boolean bothSlots) {
            boolean oneSlot = !bothSlots || forest.isVhd();
            boolean linking = journal.filter(j -> j.phase() == Phase.IDENTITIES).isPresent();
            return taken || putBack || oneSlot && linking;
        }

        /// A rescued disk may be refused while links are being written, by a reader of one slot,
        /// and between the target's last identity and the link to it.
        private boolean mayLose(boolean bothSlots) {
            boolean linking = journal.filter(j -> j.phase() == Phase.IDENTITIES).isPresent();
            return finishing || putBack || linking && (!bothSlots || forest.isVhd());
        }

        /// Right or refused, for Diskchain; the source is right as long as the merge is unfinished.
        private void inside(Path disk) throws IOException {
            Optional<View> view = ours(disk);
            boolean begun = journal.filter(j -> !j.isDroppable()).isPresent();
            boolean done = journal.isEmpty() && taken;
            boolean same = view.equals(Optional.of(View.BEFORE));
            boolean right =
                    switch (effects.of(disk).kind()) {
                        case UNTOUCHED, RESCUED ->
                                same
                                        || view.isEmpty()
                                                && isRescued(disk)
                                                && forest.isVhd()
                                                && mayLose(false);
                        case INVALIDATED -> begun || done ? same || view.isEmpty() : same;
                        case ORPHANED, FOLLOWS -> done ? view.isEmpty() : same;
                        case TARGET ->
                                done
                                        ? view.equals(Optional.of(view(View.AFTER, disk)))
                                        : begun ? view.isEmpty() : same;
                        case MERGED ->
                                disk.equals(source) && !done
                                        ? same
                                        : begun || done ? view.isEmpty() : same;
                    };
            boolean waits = putBack && view.isEmpty(); // until it is linked again
            assertTrue(
                    right || waits,
                    () -> "Diskchain, " + journal.map(Journal::phase) + ": " + disk + " " + view);
        }

        /// A disk that reads what the source read before it was merged shows nothing else before.
        private View view(View wanted, Path disk) {
            boolean alike =
                    Arrays.equals(forest.disk(disk).content(), forest.disk(source).content());
            return alike ? View.BEFORE : wanted;
        }

        private Optional<View> ours(Path disk) throws IOException {
            try (OpenChain chain = OpenChain.open(storage, scanned, disk)) {
                return Optional.of(
                        views.view(
                                state,
                                chain.disks(),
                                OURS,
                                into -> {
                                    int size = (int) chain.virtualSize();
                                    chain.read(0, into.limit(size));
                                    return size;
                                }));
            } catch (ChainBrokenException refused) {
                return Optional.empty();
            }
        }

        /// Goes on as a person would, in the one way or the other; a disk that needs mending is
        /// mended by its journal only.
        private void finish() throws Exception {
            if (journal.isEmpty() && taken) {
                finished.require(storage);
                return;
            }
            MemoryStorage storage = state.storage(); // what was looked at stays as it was
            // a disk that was put back is planned with only once it is linked again
            boolean again = journal.isEmpty() || !putBack && state.digest() % 2 == 0;
            MergeRunner runner = runner(storage, 77);
            MergeResult result =
                    again
                            ? runner.run(plan(storage, scanned, scenario, forest), Progress.NONE)
                            : runner.resume(scanned, journal.get(), Progress.NONE);
            assertTrue(result.finished());
            finished.require(storage);
            assertEquals(List.of(), journals(storage), "journals that are left");
        }

        private static List<Path> journals(MemoryStorage storage) {
            return storage.files().stream()
                    .filter(file -> file.toString().contains(RecordName.MERGE.suffix()))
                    .toList();
        }
    }
}

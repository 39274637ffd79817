package org.diskchain.backup;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a merge does to the next backup: the forecast before and after it, in bytes, and what the
/// person should know. A pure function of forest, documents and plan.
///
/// @param bytesAfter what the merge writes is copied as the forecast says. An orphan is written
///   when it is reconnected, which may be before the next backup or after it: it counts as both
/// @param disks those that the merge concerns
/// @param changedSince parents that were changed after the document was written, before this merge
public record MergeImpact(
        BackupForecast before,
        BackupForecast after,
        Bytes bytesBefore,
        Bytes bytesAfter,
        List<DiskImpact> disks,
        List<Advice> advice,
        List<Path> changedSince) {
    /// How much of the disks' files the next backup copies.
    ///
    /// @param least what is copied for certain
    /// @param most what is copied at most
    public record Bytes(long least, long most) {
        Bytes plus(Bytes other) {
            return new Bytes(least + other.least, most + other.most);
        }

        /// Where it may be either.
        Bytes or(Bytes other) {
            return new Bytes(Math.min(least, other.least), Math.max(most, other.most));
        }
    }

    /// @param concerns may be none
    public record DiskImpact(
            Path disk, Kind effect, Verdict before, Verdict after, List<Concern> concerns) {
        public DiskImpact {
            concerns = List.copyOf(concerns);
        }
    }

    /// What is worth saying of one disk.
    public enum Concern {
        /// Its content changed, and its whole file is copied.
        COPIED_WHOLE,
        /// Its content changed, and some software leaves it out: what was merged is in no backup.
        MAY_BE_LEFT_OUT,
        /// Its content changed, and it is not copied: what was merged is in no backup.
        LEFT_OUT,
        /// Its content changed, and only ranges are copied that were named before that.
        ONLY_RANGES,
        /// Its content changed, and whether it is copied cannot be told.
        CANNOT_BE_TOLD,
        /// Its content changed, and no component of the backup has it.
        NOT_IN_BACKUP,
        /// Merged, so of no use any more, and copied as long as the file is there.
        COPIED_THOUGH_MERGED,
        /// The same, where some software leaves it out.
        MAY_BE_COPIED_THOUGH_MERGED,
        /// The same, where only named ranges are copied.
        RANGES_COPIED_THOUGH_MERGED,
        /// Merged, and named exactly: once removed, an entry names a file that is not there.
        NAMED_EXACTLY,
        /// Invalid, and copied as it is.
        COPIED_THOUGH_INVALID,
        /// The same, where some software leaves it out.
        MAY_BE_COPIED_THOUGH_INVALID,
        /// The same, where only named ranges are copied.
        RANGES_COPIED_THOUGH_INVALID,
        /// Written when it is reconnected, and then copied whole; not before that.
        COPIED_ONCE_RECONNECTED,
        /// The same, where that is not certain: some software leaves it out, or it cannot be told.
        MAY_BE_COPIED_ONCE_RECONNECTED;

        /// Whether what is merged may then be in no backup.
        public boolean isLoss() {
            return switch (this) {
                case LEFT_OUT, NOT_IN_BACKUP, MAY_BE_LEFT_OUT, ONLY_RANGES, CANNOT_BE_TOLD -> true;
                case COPIED_WHOLE,
                        COPIED_THOUGH_INVALID,
                        MAY_BE_COPIED_THOUGH_INVALID,
                        RANGES_COPIED_THOUGH_INVALID,
                        COPIED_ONCE_RECONNECTED,
                        MAY_BE_COPIED_ONCE_RECONNECTED,
                        COPIED_THOUGH_MERGED,
                        MAY_BE_COPIED_THOUGH_MERGED,
                        RANGES_COPIED_THOUGH_MERGED,
                        NAMED_EXACTLY ->
                        false;
            };
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One concern about one disk.
    public record Told(DiskImpact disk, Concern concern) {}

    private static final List<Concern> HEAVIEST_FIRST =
            List.of(
                    Concern.LEFT_OUT,
                    Concern.NOT_IN_BACKUP,
                    Concern.MAY_BE_LEFT_OUT,
                    Concern.ONLY_RANGES,
                    Concern.CANNOT_BE_TOLD,
                    Concern.COPIED_WHOLE,
                    Concern.COPIED_THOUGH_INVALID,
                    Concern.MAY_BE_COPIED_THOUGH_INVALID,
                    Concern.RANGES_COPIED_THOUGH_INVALID,
                    Concern.COPIED_ONCE_RECONNECTED,
                    Concern.MAY_BE_COPIED_ONCE_RECONNECTED,
                    Concern.COPIED_THOUGH_MERGED,
                    Concern.MAY_BE_COPIED_THOUGH_MERGED,
                    Concern.RANGES_COPIED_THOUGH_MERGED,
                    Concern.NAMED_EXACTLY);

    /// Every concern: what weighs most comes first.
    public List<Told> told() {
        return disks.stream()
                .flatMap(disk -> disk.concerns().stream().map(concern -> new Told(disk, concern)))
                .sorted(Comparator.comparingInt(told -> HEAVIEST_FIRST.indexOf(told.concern())))
                .toList();
    }

    /// What to do.
    public enum Advice {
        /// Make a full backup as soon as the merge is done.
        FULL_BACKUP,
        /// Keep the last backups from before together: their children do not fit the new parent.
        KEEP_EARLIER_TOGETHER,
        /// The documents describe the chain as it was before.
        DOCUMENTS_BECOME_OLD;

        /// The name that scripts see. Never changes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public MergeImpact {
        disks = List.copyOf(disks);
        advice = List.copyOf(advice);
        changedSince = List.copyOf(changedSince);
    }

    /// @param sizesAfter bytes of the files that the merge changes, as far as they were measured;
    ///   where the target's was not, at most the whole virtual disk is added
    /// @param now about when the merge is done
    public static MergeImpact of(
            VssSet set,
            DiskForest forest,
            ForecastInputs inputs,
            Effects effects,
            Map<Path, Long> sizesAfter,
            Instant now) {
        BackupForecast before = BackupForecast.of(set, forest, inputs);
        BackupForecast after = BackupForecast.of(set, forest, inputs, written(effects, now));
        Map<Path, DiskForecast> reconnected = reconnected(set, forest, inputs, effects, now);
        Bytes bytesBefore = new Bytes(0, 0);
        Bytes bytesAfter = new Bytes(0, 0);
        for (DiskNode disk : forest.disks()) {
            long size = disk.facts().fileSize();
            Verdict verdict = before.of(disk.path()).verdict();
            bytesBefore = bytesBefore.plus(copied(verdict, new Bytes(size, size)));
            Bytes sizes = sizeAfter(disk, forest, effects, sizesAfter);
            DiskForecast then = after.of(disk.path());
            DiskForecast once = reconnected.getOrDefault(disk.path(), then);
            bytesAfter =
                    bytesAfter.plus(
                            copied(then.verdict(), sizes).or(copied(once.verdict(), sizes)));
        }
        return new MergeImpact(
                before,
                after,
                bytesBefore,
                bytesAfter,
                impacts(before, after, reconnected, effects),
                List.of(Advice.values()),
                before.changedSince(forest));
    }

    /// The merge writes every disk of its line: the target and those between get new identities,
    /// and each above one of these its link to it.
    private static Map<Path, Instant> written(Effects effects, Instant now) {
        Map<Path, Instant> written = new HashMap<>();
        effects.mergedLine().forEach(disk -> written.put(disk, now));
        effects.disks(Kind.RESCUED).forEach(disk -> written.put(disk, now));
        return written;
    }

    /// What becomes of the orphans when they are reconnected.
    private static Map<Path, DiskForecast> reconnected(
            VssSet set, DiskForest forest, ForecastInputs inputs, Effects effects, Instant now) {
        Map<Path, Instant> written = new HashMap<>();
        effects.disks(Kind.ORPHANED).forEach(disk -> written.put(disk, now));
        if (written.isEmpty()) return Map.of();
        BackupForecast all = BackupForecast.of(set, forest, inputs, written);
        Map<Path, DiskForecast> reconnected = new HashMap<>();
        written.keySet().forEach(disk -> reconnected.put(disk, all.of(disk)));
        return reconnected;
    }

    private static Bytes sizeAfter(
            DiskNode disk, DiskForest forest, Effects effects, Map<Path, Long> sizesAfter) {
        long size = disk.facts().fileSize();
        Long measured = sizesAfter.get(disk.path());
        if (measured != null) return new Bytes(measured, measured);
        Kind kind = effects.of(disk.path()).kind();
        boolean grows = kind == Kind.TARGET || kind == Kind.RESCUED;
        long source =
                forest.disk(effects.source()).map(node -> node.facts().virtualSize()).orElse(0L);
        long most = Math.max(disk.facts().virtualSize(), source);
        return new Bytes(size, grows ? size + most : size);
    }

    private static Bytes copied(Verdict verdict, Bytes size) {
        return switch (verdict) {
            case WHOLE -> size;
            case UNKNOWN, DEPENDS, PARTIAL -> new Bytes(0, size.most());
            case LEFT_OUT, EXCLUDED, NOT_COVERED -> new Bytes(0, 0);
        };
    }

    private static List<DiskImpact> impacts(
            BackupForecast before,
            BackupForecast after,
            Map<Path, DiskForecast> reconnected,
            Effects effects) {
        List<DiskImpact> impacts = new ArrayList<>();
        for (Effect effect : effects.all().values()) {
            if (effect.kind() == Kind.UNTOUCHED) continue;
            DiskForecast then = after.of(effect.disk());
            DiskForecast once = reconnected.getOrDefault(effect.disk(), then);
            impacts.add(
                    new DiskImpact(
                            effect.disk(),
                            effect.kind(),
                            before.of(effect.disk()).verdict(),
                            then.verdict(),
                            new Concerns(after.inputs(), then, once).of(effect.kind())));
        }
        return impacts;
    }
}

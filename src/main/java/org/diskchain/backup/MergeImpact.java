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
/// @param disks those that the merge concerns
public record MergeImpact(
        BackupForecast before,
        BackupForecast after,
        Bytes bytesBefore,
        Bytes bytesAfter,
        List<DiskImpact> disks,
        List<Advice> advice) {
    /// How much of the disks' files the next backup copies.
    ///
    /// @param least what is copied for certain
    /// @param most what is copied at most
    public record Bytes(long least, long most) {}

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
        /// Merged, and named exactly: once removed, an entry names a file that is not there.
        NAMED_EXACTLY,
        /// Invalid, and copied as it is.
        COPIED_THOUGH_INVALID;

        /// Whether what is merged may then be in no backup.
        public boolean isLoss() {
            return switch (this) {
                case LEFT_OUT, NOT_IN_BACKUP, MAY_BE_LEFT_OUT, ONLY_RANGES, CANNOT_BE_TOLD -> true;
                case COPIED_WHOLE, COPIED_THOUGH_INVALID, COPIED_THOUGH_MERGED, NAMED_EXACTLY ->
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
                    Concern.COPIED_THOUGH_MERGED,
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
        Map<Path, Instant> changed = new HashMap<>();
        effects.mergedLine().subList(1, effects.depth() + 1).forEach(d -> changed.put(d, now));
        effects.disks(Kind.RESCUED).forEach(disk -> changed.put(disk, now));
        BackupForecast before = BackupForecast.of(set, forest, inputs);
        BackupForecast after = BackupForecast.of(set, forest, inputs, changed);
        Map<Path, Bytes> sizesBefore = new HashMap<>();
        Map<Path, Bytes> sizes = new HashMap<>();
        for (DiskNode disk : forest.disks()) {
            long size = disk.facts().fileSize();
            sizesBefore.put(disk.path(), new Bytes(size, size));
            sizes.put(disk.path(), sizeAfter(disk, forest, effects, sizesAfter));
        }
        return new MergeImpact(
                before,
                after,
                bytes(before, sizesBefore),
                bytes(after, sizes),
                impacts(before, after, effects),
                List.of(Advice.values()));
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

    private static Bytes bytes(BackupForecast forecast, Map<Path, Bytes> sizes) {
        long least = 0;
        long most = 0;
        for (DiskForecast disk : forecast.disks().values()) {
            Bytes size = sizes.get(disk.disk());
            switch (disk.verdict()) {
                case WHOLE -> {
                    least += size.least();
                    most += size.most();
                }
                case UNKNOWN, DEPENDS, PARTIAL -> most += size.most();
                case LEFT_OUT, EXCLUDED, NOT_COVERED -> {}
            }
        }
        return new Bytes(least, most);
    }

    private static List<DiskImpact> impacts(
            BackupForecast before, BackupForecast after, Effects effects) {
        List<DiskImpact> impacts = new ArrayList<>();
        for (Effect effect : effects.all().values()) {
            if (effect.kind() == Kind.UNTOUCHED) continue;
            DiskForecast then = after.of(effect.disk());
            impacts.add(
                    new DiskImpact(
                            effect.disk(),
                            effect.kind(),
                            before.of(effect.disk()).verdict(),
                            then.verdict(),
                            concerns(effect.kind(), then)));
        }
        return impacts;
    }

    private static List<Concern> concerns(Kind kind, DiskForecast then) {
        return switch (kind) {
            case TARGET, RESCUED -> List.of(ofChanged(then.verdict()));
            case MERGED -> ofMerged(then);
            case INVALIDATED -> isCopied(then) ? List.of(Concern.COPIED_THOUGH_INVALID) : List.of();
            case ORPHANED, FOLLOWS, UNTOUCHED -> List.of();
        };
    }

    private static Concern ofChanged(Verdict verdict) {
        return switch (verdict) {
            case WHOLE -> Concern.COPIED_WHOLE;
            case DEPENDS -> Concern.MAY_BE_LEFT_OUT;
            case LEFT_OUT -> Concern.LEFT_OUT;
            case PARTIAL -> Concern.ONLY_RANGES;
            case UNKNOWN -> Concern.CANNOT_BE_TOLD;
            case EXCLUDED, NOT_COVERED -> Concern.NOT_IN_BACKUP;
        };
    }

    private static List<Concern> ofMerged(DiskForecast then) {
        List<Concern> concerns = new ArrayList<>();
        if (isCopied(then)) concerns.add(Concern.COPIED_THOUGH_MERGED);
        boolean exact =
                then.reasons().stream()
                        .flatMap(reason -> reason.entry().stream())
                        .filter(entry -> entry.kind() != SpecEntry.Kind.EXCLUSION)
                        .anyMatch(entry -> !FileSpec.hasWildcards(entry.spec().filespec()));
        if (exact) concerns.add(Concern.NAMED_EXACTLY);
        return concerns;
    }

    private static boolean isCopied(DiskForecast then) {
        return switch (then.verdict()) {
            case WHOLE, DEPENDS, PARTIAL -> true;
            case UNKNOWN, LEFT_OUT, EXCLUDED, NOT_COVERED -> false;
        };
    }
}

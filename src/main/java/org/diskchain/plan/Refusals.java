package org.diskchain.plan;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.FaultCode.Consequence;
import org.diskchain.disk.Severity;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All the reasons why a merge must not be run.
record Refusals(
        DiskForest forest,
        MergeWish wish,
        Effects effects,
        Measured measured,
        Circumstances circumstances,
        List<Space> space) {

    List<Refusal> all() {
        return Stream.of(
                        unsound(),
                        sizes(),
                        unfinished(),
                        places(),
                        ambiguous(),
                        rescues(),
                        machine())
                .flatMap(List::stream)
                .toList();
    }

    /// Errors anywhere in the chain down to the base, and whatever forbids writing in the disks
    /// that are written.
    private List<Refusal> unsound() {
        List<Refusal> reasons = new ArrayList<>();
        List<Path> line = effects.mergedLine();
        List<DiskNode> looked = new ArrayList<>(forest.chainOfFiles(wish.source()));
        rescued().forEach(disk -> forest.disk(disk).ifPresent(looked::add));
        for (DiskNode disk : looked) {
            boolean written = line.contains(disk.path()) || rescued().contains(disk.path());
            for (Finding finding : disk.findings()) {
                if (written && finding instanceof Finding.JournalDamaged) {
                    reasons.add(new Refusal.Unsound(disk.path(), finding));
                }
                if (isCause(finding) || written && forbidsWriting(finding) && !isOurs(finding)) {
                    reasons.add(new Refusal.Unsound(disk.path(), finding));
                }
            }
        }
        return reasons;
    }

    /// An error of the disk itself or of its link: not one that follows from another, and not a
    /// merge under way, which is judged by whose it is.
    private static boolean isCause(Finding finding) {
        return finding.severity() == Severity.ERROR
                && !(finding instanceof Finding.ChainBroken)
                && !(finding instanceof Finding.MergeUnfinished);
    }

    private static boolean forbidsWriting(Finding finding) {
        return finding instanceof Finding.Faulty(_, var fault)
                && fault.code().consequence() != Consequence.NONE;
    }

    /// The two footers of a VHD differ for as long as this very merge gives it another identity;
    /// going on with it mends that.
    private boolean isOurs(Finding finding) {
        return finding instanceof Finding.Faulty(_, var fault)
                && fault.code() == FaultCode.FOOTER_COPY_DIFFERS
                && MergePlanner.begun(forest, effects.mergedLine()).isPresent();
    }

    /// Those that the person or the unfinished merge wants rescued.
    private List<Path> rescued() {
        return effects.disks(Effect.Kind.RESCUED);
    }

    /// Everything that is written: the merged line, then what is rescued.
    private List<Path> written() {
        return Stream.concat(effects.mergedLine().stream(), rescued().stream()).toList();
    }

    /// Wishes that cannot be fulfilled: a disk that stays valid anyway, or whose chain does not
    /// hold.
    private List<Refusal> rescues() {
        List<Refusal> reasons = new ArrayList<>();
        for (Path disk : wish.rescued()) {
            Effect effect = effects.all().get(disk);
            boolean rescued =
                    effect != null
                            && (effect.kind() == Effect.Kind.RESCUED
                                    || effect.reason() == Effect.Reason.PARENT_RESCUED);
            if (!rescued) reasons.add(new Refusal.NotRescuable(disk));
        }
        if (measured.equals(Measured.NOTHING)) return reasons;
        rescued().stream()
                .filter(disk -> measured.rescue(disk).isEmpty())
                .filter(disk -> MergePlanner.begun(forest, effects.mergedLine()).isEmpty())
                .<Refusal>map(Refusal.NotRescuable::new)
                .forEach(reasons::add);
        return reasons;
    }

    private List<Refusal> sizes() {
        List<Refusal> reasons = new ArrayList<>();
        for (DiskNode disk : forest.chainOfFiles(wish.source())) {
            for (Finding finding : disk.findings()) {
                if (finding instanceof Finding.SizeDiffers sizes && sizes.vhd()) {
                    reasons.add(new Refusal.VhdSizesDiffer(sizes.disk(), sizes.parent()));
                }
            }
        }
        if (measured.cutBytes() > 0) {
            reasons.add(
                    new Refusal.WouldCutData(
                            effects.target(), effects.source(), measured.cutBytes()));
        }
        return reasons;
    }

    /// Unfinished merges of other disks that write one of these.
    private List<Refusal> unfinished() {
        List<Path> line = effects.mergedLine();
        List<Path> written = written();
        List<Refusal> reasons = new ArrayList<>();
        forest.unfinished().stream()
                .filter(journal -> !journal.paths().equals(line))
                .forEach(
                        journal ->
                                written.stream()
                                        .filter(journal::involves)
                                        .findFirst()
                                        .map(disk -> otherMerge(disk, journal.file()))
                                        .ifPresent(reasons::add));
        return reasons;
    }

    private static Refusal otherMerge(Path disk, Path journal) {
        return new Refusal.OtherMergeUnfinished(disk, journal);
    }

    /// A disk far from the source may be a namesake in a folder that the person never meant: only
    /// what was opened or named is written.
    private List<Refusal> places() {
        Path own = wish.source().getParent();
        return written().stream()
                .filter(disk -> !disk.startsWith(own))
                .filter(disk -> wish.named().stream().noneMatch(disk::startsWith))
                .<Refusal>map(Refusal.OutsidePlaces::new)
                .toList();
    }

    private List<Refusal> ambiguous() {
        if (wish.targetNamed()) return List.of();
        return ambiguities(forest, effects)
                .<Refusal>map(
                        found -> new Refusal.Ambiguous(found.disk(), found.read(), found.other()))
                .toList();
    }

    /// Links of the merged line that lead to two files.
    static Stream<Finding.ParentAmbiguous> ambiguities(DiskForest forest, Effects effects) {
        return effects.disks(Effect.Kind.MERGED).stream()
                .flatMap(disk -> forest.disk(disk).stream())
                .flatMap(disk -> disk.findings().stream())
                .filter(Finding.ParentAmbiguous.class::isInstance)
                .map(Finding.ParentAmbiguous.class::cast);
    }

    private List<Refusal> machine() {
        List<Refusal> reasons = new ArrayList<>();
        for (Path disk : written()) {
            addInUse(disk, reasons);
            if (circumstances.notWritable().contains(disk)) {
                reasons.add(new Refusal.NotWritable(disk, disk));
            }
        }
        effects.affected().forEach(disk -> addInUse(disk, reasons));
        Path target = effects.target();
        if (circumstances.notWritable().contains(target.getParent())) {
            reasons.add(new Refusal.NotWritable(target, target.getParent()));
        }
        for (Space volume : space) {
            if (volume.needed() <= volume.free()) continue;
            reasons.add(
                    new Refusal.NoSpace(target, volume.volume(), volume.needed(), volume.free()));
        }
        return reasons;
    }

    /// Whoever has a disk open whose content changes would write on into another one.
    private void addInUse(Path disk, List<Refusal> reasons) {
        List<Holder> holders = circumstances.holders().getOrDefault(disk, List.of());
        if (!holders.isEmpty()) reasons.add(new Refusal.InUse(disk, holders));
    }
}

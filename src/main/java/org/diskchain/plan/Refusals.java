package org.diskchain.plan;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.FaultCode.Consequence;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Journal;
import org.diskchain.read.Circumstances;
import org.diskchain.read.Measured;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All the reasons why a merge must not be run.
record Refusals(
        DiskForest forest,
        MergeWish wish,
        Effects effects,
        Measured measured,
        Circumstances circumstances,
        List<Space> space) {
    private static final Set<FaultCode> MENDED =
            Set.of(
                    FaultCode.FOOTER_COPY_DIFFERS,
                    FaultCode.FOOTER_MISSING,
                    FaultCode.HEADER_CHECKSUM);

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
                if (isMended(finding)) continue;
                if (isCause(finding) || written && forbidsWriting(finding)) {
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

    /// What a power cut in this very merge may leave in a VHD, and going on with it mends: footers
    /// that differ or a missing one, and a header of two sectors written by half.
    private boolean isMended(Finding finding) {
        Optional<Journal> begun = MergePlanner.begun(forest, effects.mergedLine());
        return begun.filter(journal -> journal.involves(finding.disk())).isPresent()
                && finding instanceof Finding.Faulty(_, var fault)
                && MENDED.contains(fault.code());
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
        List<Refusal> reasons = new ArrayList<>(besides());
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

    /// Reconnects that were cut off, of any disk that is read, and rebases of any that is written
    /// or need it.
    private List<Refusal> besides() {
        List<Path> below =
                forest.chainOfFiles(effects.target()).stream().map(DiskNode::path).toList();
        return new UnfinishedWork(forest).besideMerges(written(), below);
    }

    private static Refusal otherMerge(Path disk, Path journal) {
        return new Refusal.OtherMergeUnfinished(disk, journal);
    }

    /// A disk far from the source may be a namesake in a folder that the person never meant: only
    /// what was opened or named is written. The file itself decides, not a link that leads to it,
    /// unless the person named the link. The source is always picked by the person.
    private List<Refusal> places() {
        List<Path> places = new ArrayList<>(wish.named());
        places.add(wish.source().getParent());
        List<Path> real = new ArrayList<>(places.stream().map(circumstances::realPath).toList());
        real.add(circumstances.realPath(wish.source()).getParent());
        return written().stream()
                .skip(1)
                .filter(disk -> !liesIn(real, circumstances.realPath(disk)))
                .<Refusal>map(Refusal.OutsidePlaces::new)
                .toList();
    }

    private static boolean liesIn(List<Path> places, Path file) {
        return places.stream().anyMatch(file::startsWith);
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
        Path folder = circumstances.realPath(target).getParent();
        if (circumstances.notWritable().contains(folder)) {
            reasons.add(new Refusal.NotWritable(target, folder));
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

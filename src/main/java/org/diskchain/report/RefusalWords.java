package org.diskchain.report;

import org.diskchain.bytes.Holder;
import org.diskchain.plan.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The words for refusals of a merge: a title, and what to do next.
final class RefusalWords {
    private final Phrases phrases;
    private final FindingWords findings;

    RefusalWords(Phrases phrases, FindingWords findings) {
        this.phrases = phrases;
        this.findings = findings;
    }

    String title(Refusal refusal) {
        return refusal instanceof Refusal.Unsound(_, var finding)
                ? findings.title(finding)
                : phrases.text("refusal." + refusal.code() + ".title");
    }

    String next(Refusal refusal) {
        String key = "refusal." + refusal.code() + ".next";
        Path disk = refusal.disk();
        return switch (refusal) {
            case Refusal.Unsound(_, var finding) -> findings.next(finding);
            case Refusal.InUse(_, var holders) -> phrases.text(key, disk, holders(holders));
            case Refusal.NotWritable(_, var place) -> phrases.text(key, disk, place);
            case Refusal.NoSpace(_, var volume, var needed, var free) ->
                    phrases.text(key, disk, volume, size(needed), needed, size(free), free);
            case Refusal.FileTooLarge(_, var volume, var needed, var most) ->
                    phrases.text(key, disk, volume, size(needed), needed, size(most), most);
            case Refusal.TableFull(_, var needed, var most) ->
                    phrases.text(key, disk, size(needed), needed, size(most), most);
            case Refusal.WouldCutData(_, var source, var bytes) ->
                    phrases.text(key, disk, source, bytes);
            case Refusal.VhdSizesDiffer(_, var parent) -> phrases.text(key, disk, parent);
            case Refusal.OtherMergeUnfinished(_, var journal) -> phrases.text(key, disk, journal);
            case Refusal.OutsidePlaces _,
                    Refusal.NotRescuable _,
                    Refusal.NotDifferencing _,
                    Refusal.CannotDrop _ ->
                    phrases.text(key, disk);
            case Refusal.ParentIsBelow(_, var parent) -> phrases.text(key, disk, parent);
            case Refusal.ParentFormatDiffers(_, var parent) -> phrases.text(key, disk, parent);
            case Refusal.SectorSizeDiffers(_, var parent, var own, var parents) ->
                    phrases.text(key, disk, parent, own, parents);
            case Refusal.IdentityDiffers(_, var parent, var recorded, var found) ->
                    phrases.text(key, disk, parent, recorded.toString(), found.toString());
            case Refusal.NotWindowsPath(_, var path, var name) ->
                    phrases.text(key, disk, path, name);
            case Refusal.PathNotRecordable(_, var parent) -> phrases.text(key, disk, parent);
            case Refusal.ReconnectUnfinished(_, var record) -> phrases.text(key, disk, record);
            case Refusal.UndoKept(_, var record) -> phrases.text(key, disk, record);
            case Refusal.RebaseUnfinished(_, var journal) -> phrases.text(key, disk, journal);
            case Refusal.Ambiguous(_, var read, var other) -> phrases.text(key, disk, read, other);
        };
    }

    private String size(long bytes) {
        return Sizes.of(bytes, phrases.locale());
    }

    String holders(List<Holder> holders) {
        if (holders.isEmpty()) return phrases.text("refusal.in-use.unknown");
        return holders.stream().map(this::holder).collect(Collectors.joining(", "));
    }

    private String holder(Holder holder) {
        String process = Long.toString(holder.process());
        if (holder.program().isEmpty()) {
            return holder.process() == 0
                    ? phrases.text("refusal.in-use.unknown")
                    : phrases.text("refusal.in-use.process", process);
        }
        return holder.process() == 0
                ? holder.program()
                : phrases.text("refusal.in-use.holder", holder.program(), process);
    }
}

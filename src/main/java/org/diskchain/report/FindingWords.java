package org.diskchain.report;

import org.diskchain.chain.Finding;
import org.diskchain.disk.Fault;
import org.diskchain.disk.Severity;
import org.diskchain.journal.JournalDamagedException.Damage;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words for findings: a title, and what to do next.
final class FindingWords {
    private static final int SHOWN_PATHS = 8;

    private final Phrases phrases;

    FindingWords(Phrases phrases) {
        this.phrases = phrases;
    }

    String title(Finding finding) {
        return finding instanceof Finding.Faulty
                ? phrases.text("fault." + finding.code())
                : phrases.text("finding." + finding.code() + ".title");
    }

    String next(Finding finding) {
        String key = "finding." + finding.code() + ".next";
        Path disk = finding.disk();
        return switch (finding) {
            case Finding.Faulty(_, var fault) -> where(fault) + ". " + next(fault);
            case Finding.Unreadable(_, var reason) -> phrases.text(key, disk, reason);
            case Finding.NotFound _ -> phrases.text(key, disk);
            case Finding.ParentMissing(_, var tried) -> phrases.text(key, disk, tried(tried));
            case Finding.ParentMismatch(_, var parent, var recorded, var found) ->
                    phrases.text(key, disk, parent, recorded.toString(), found.toString());
            case Finding.ParentCycle(_, var cycle) -> phrases.text(key, disk, paths(cycle));
            case Finding.ParentBlocked(_, var recorded) -> phrases.text(key, disk, recorded);
            case Finding.ParentUnidentified _ -> phrases.text(key, disk);
            case Finding.ChangedMeanwhile _ -> phrases.text(key, disk);
            case Finding.ParentAmbiguous(_, var read, var other) ->
                    phrases.text(key, disk, read, other);
            case Finding.ParentSuperseded(_, var parent, var by) ->
                    phrases.text(key, disk, parent, by);
            case Finding.ParentMoved(_, var parent) -> phrases.text(key, disk, parent);
            case Finding.ParentTimeDiffers(_, var parent, var recorded, var found) ->
                    phrases.text(
                            key,
                            disk,
                            parent,
                            recorded.truncatedTo(ChronoUnit.SECONDS),
                            found.truncatedTo(ChronoUnit.SECONDS));
            case Finding.AbsolutePathStale(_, var recorded) -> phrases.text(key, disk, recorded);
            case Finding.ParentBySecondIdentity(_, var parent) -> phrases.text(key, disk, parent);
            case Finding.ParentFormatDiffers(_, var parent) -> phrases.text(key, disk, parent);
            case Finding.SectorSizeDiffers(_, var parent, var own, var parents) ->
                    phrases.text(key, disk, parent, own, parents);
            case Finding.SizeDiffers(_, var parent, var own, var parents, var vhd) ->
                    phrases.text(
                            vhd ? "finding.size-differs.vhd" : key, disk, parent, own, parents);
            case Finding.ChainBroken(_, var ancestor) -> phrases.text(key, disk, ancestor);
            case Finding.Twin(_, var other) -> phrases.text(key, disk, other);
            case Finding.MergeUnfinished(_, var journal, var readable) ->
                    phrases.text(
                            readable ? key : "finding.merge-unfinished.unreadable", disk, journal);
            case Finding.JournalDamaged(_, var journal, var damage) ->
                    phrases.text(key, disk, journal, phrases.text("journal." + lower(damage)));
            case Finding.RecordDamaged(_, var record, var damage) ->
                    phrases.text(key, disk, record, phrases.text("journal." + lower(damage)));
            case Finding.ReconnectUnfinished(_, var record) -> phrases.text(key, disk, record);
            case Finding.RebaseUnfinished(_, var journal) -> phrases.text(key, disk, journal);
        };
    }

    private static String lower(Damage damage) {
        return damage.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String where(Fault fault) {
        return phrases.text(
                "fault.where",
                fault.structure(),
                "0x%x".formatted(fault.offset()),
                fault.expected(),
                fault.found());
    }

    private String next(Fault fault) {
        return switch (fault.code().consequence()) {
            case NONE -> phrases.text("fault.next.readable");
            case NO_READ -> phrases.text("fault.next.unreadable");
            case NO_WRITE ->
                    phrases.text(
                            fault.code().severity() == Severity.ERROR
                                    ? "fault.next.partly-readable"
                                    : "fault.next.read-only");
        };
    }

    private String tried(List<Path> tried) {
        if (tried.isEmpty()) return phrases.text("finding.parent-missing.nowhere");
        List<Path> plain = tried.stream().filter(path -> !isWindowsText(path)).toList();
        return paths(plain.isEmpty() ? tried : plain);
    }

    /// A path of Windows that was tried as a name on another system: told by its other reading.
    private static boolean isWindowsText(Path path) {
        return path.getFileName() != null && path.getFileName().toString().contains("\\");
    }

    private static String paths(List<Path> paths) {
        String shown =
                paths.stream()
                        .limit(SHOWN_PATHS)
                        .map(Path::toString)
                        .collect(Collectors.joining(", "));
        return paths.size() > SHOWN_PATHS ? shown + ", …" : shown;
    }
}

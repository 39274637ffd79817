package org.diskchain.report;

import org.diskchain.backup.BackupDocumentException;
import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.DifferencedFile;
import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.DocumentFinding;
import org.diskchain.backup.Excess;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.Reading;
import org.diskchain.backup.Readings;
import org.diskchain.backup.SpecEntry;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Verdict;
import org.diskchain.backup.VssSet;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts what backup documents say, and what follows from it, into words of the person's language.
/// Every forecast is called one.
public final class BackupWords {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private final Phrases phrases;
    private final ZoneId zone;

    /// Times are told in the zone of this machine.
    public BackupWords(Locale locale) {
        this(locale, ZoneId.systemDefault());
    }

    /// @param zone in which times are told
    public BackupWords(Locale locale, ZoneId zone) {
        phrases = new Phrases("org.diskchain.report.backup", locale);
        this.zone = zone;
    }

    public Locale locale() {
        return phrases.locale();
    }

    public String name(Verdict verdict) {
        return phrases.text("verdict." + verdict.code());
    }

    public String name(Reading reading) {
        return phrases.text("reading." + reading.code());
    }

    public String name(BackupType type) {
        return phrases.text("type." + type.code());
    }

    public String name(SpecFinding.Weight weight) {
        return phrases.text("weight." + lower(weight));
    }

    public String name(SpecEntry.Kind kind) {
        return phrases.text("entry." + lower(kind));
    }

    /// The time of a differenced file; of zero its meaning.
    public String time(DifferencedFile file) {
        if (file.lastModifyTime().isZero()) return phrases.text("time.zero");
        return time(file.lastModifyTime().instant());
    }

    /// To the second, with the distance from UTC: `2026-03-01 22:00:00 UTC+01:00`.
    public String time(Instant instant) {
        OffsetDateTime local = instant.atZone(zone).toOffsetDateTime();
        boolean same = local.getOffset().equals(ZoneOffset.UTC);
        return MOMENT.format(local) + (same ? "" : OFFSET.format(local));
    }

    /// The time of a differenced file to its last tick, in UTC.
    public String exactTime(DifferencedFile file) {
        return file.lastModifyTime().isZero()
                ? phrases.text("time.zero")
                : file.lastModifyTime().instant().toString();
    }

    public String message(ForecastReason reason) {
        SpecEntry entry = reason.entry().orElse(null);
        return phrases.text(
                "reason." + reason.code().code(),
                entry == null ? "" : entry.spec().toString(),
                entry == null ? "" : entry.component(),
                entry == null ? "" : entry.writer(),
                reason.about());
    }

    /// The two ways of reading a differenced file's time, and what each comes to.
    public String message(Readings readings) {
        return phrases.text(
                "readings", name(readings.changedSince()), name(readings.writersTime()));
    }

    /// Why, in lines: each reason, then both readings where a time decides.
    public List<String> why(DiskForecast forecast) {
        List<String> lines = new ArrayList<>();
        forecast.reasons().forEach(reason -> lines.add(message(reason)));
        forecast.readings().ifPresent(readings -> lines.add(message(readings)));
        return lines;
    }

    public String message(SpecFinding finding) {
        return phrases.text(
                "rule." + finding.rule().code().toLowerCase(Locale.ROOT), finding.about());
    }

    public String message(DocumentFinding finding) {
        return phrases.text(
                "document." + finding.code().code(), finding.document(), finding.about());
    }

    public String message(BackupDocumentException failed) {
        boolean within =
                failed.reason() == BackupDocumentException.Reason.CABINET
                        && !failed.detail().isEmpty();
        String key = within ? "open.cabinet-within" : "open." + failed.reason().code();
        String text = phrases.text(key, failed.file(), failed.detail());
        return failed.excess().map(excess -> text + " " + message(excess)).orElse(text);
    }

    private String message(Excess excess) {
        String more = phrases.text("limit." + lower(excess.limit()), excess.limit().most());
        return excess.line() > 0
                ? phrases.text("limit.at", excess.line(), excess.column(), excess.element(), more)
                : more;
    }

    public String message(MergeImpact.Concern concern) {
        return phrases.text("concern." + concern.code());
    }

    public String message(MergeImpact.Advice advice) {
        return phrases.text("advice." + advice.code());
    }

    /// For instance `3.1 GB`, `3.1 GB to 128 GB`, or `up to 128 GB` where it may be nothing.
    public String range(MergeImpact.Bytes bytes) {
        String least = Sizes.of(bytes.least(), locale());
        if (bytes.least() == bytes.most()) return least;
        if (bytes.least() == 0) return phrases.text("range.most", Sizes.of(bytes.most(), locale()));
        return phrases.text("range", least, Sizes.of(bytes.most(), locale()));
    }

    /// A disk with what becomes of it before and after a merge.
    String change(MergeImpact.DiskImpact disk) {
        return phrases.text(
                "impact.disk",
                disk.disk().getFileName().toString(),
                name(disk.before()),
                name(disk.after()));
    }

    /// The title of the advice.
    String toDo() {
        return phrases.text("impact.to-do");
    }

    /// What a merge does to the next backup, in one line.
    public String summary(MergeImpact impact) {
        return phrases.text(
                "impact",
                name(impact.before().inputs().next()),
                range(impact.bytesBefore()),
                range(impact.bytesAfter()));
    }

    /// What the documents are of: type and date of the backup, as far as they tell.
    public String describes(VssSet set) {
        VssSet.Document main = set.main();
        String type =
                set.components()
                        .map(
                                document ->
                                        document.type().map(this::name).orElse(document.typeText()))
                        .filter(text -> !text.isEmpty())
                        .orElse(phrases.text("type.unknown"));
        return phrases.text("describes", main.name(), time(main.modified()), type);
    }

    /// What must stand beside every forecast: that it is one, of which document and date.
    public String label(BackupForecast forecast) {
        VssSet.Document main = forecast.set().main();
        return phrases.text(
                "label", name(forecast.inputs().next()), main.name(), time(main.modified()));
    }

    /// How many disks have each verdict: `Whole 2 · Left out 7`.
    public String counts(BackupForecast forecast) {
        Map<Verdict, Long> counts =
                forecast.disks().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        DiskForecast::verdict,
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> phrases.text("count", name(each.getKey()), each.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /// Of which backup software no forecast speaks.
    public String blockTracking() {
        return phrases.text("note.block-tracking");
    }

    /// What has to be said once beside forecasts.
    public List<String> notes() {
        return List.of(blockTracking(), phrases.text("note.assumed"));
    }

    /// That the chain was changed after the document was written.
    public String olderThanChain(List<Path> changed) {
        return phrases.text("older", changed.size(), changed.getFirst());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.diskchain.cli;

import org.diskchain.backup.BackupComponents;
import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.DifferencedFile;
import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.PathRule;
import org.diskchain.backup.RawElement;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Verdict;
import org.diskchain.backup.VssComponent;
import org.diskchain.backup.VssException;
import org.diskchain.backup.VssSet;
import org.diskchain.chain.DiskForest;
import org.diskchain.report.BackupWords;
import org.diskchain.report.FindingsByEntry;
import org.diskchain.report.Phrases;
import org.diskchain.report.Visible;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Backup documents and forecasts as text: what the documents are, what they declare, what follows
/// for each disk and why, and on what that rests.
record BackupText(BackupWords words, Phrases phrases) {
    private static final String INDENT = "  ";

    List<String> lines(BackupForecast forecast, DiskForest forest, List<SpecFinding> findings) {
        VssSet set = forecast.set();
        List<String> lines = new ArrayList<>();
        lines.add(words.describes(set));
        set.findings().forEach(finding -> lines.add(words.message(finding)));
        lines.add("");
        lines.addAll(components(set, new FindingsByEntry(findings)));
        if (!forest.disks().isEmpty()) lines.addAll(forecast(forecast, forest));
        lines.addAll(words.notes());
        return lines;
    }

    private List<String> components(VssSet set, FindingsByEntry findings) {
        List<String> lines = new ArrayList<>();
        if (set.components().isEmpty()) lines.add(phrases.text("backup.no-components"));
        for (BackupComponents.Writer writer :
                set.components().map(BackupComponents::writers).orElse(List.of())) {
            for (VssComponent component : writer.components()) {
                lines.addAll(component(set.writerName(writer), component, findings));
            }
        }
        lines.add("");
        return lines;
    }

    private List<String> component(
            String writer, VssComponent component, FindingsByEntry findings) {
        List<String> lines = new ArrayList<>();
        lines.add(
                phrases.text(
                        "backup.component",
                        writer,
                        component.fullPath(),
                        component.differencedFilesCount()));
        add(findings.of(component, FindingsByEntry.COMPONENT), lines);
        for (int i = 0; i < component.differencedFilesCount(); i++) {
            lines.add(INDENT + i + INDENT + file(component, i));
            add(findings.of(component, i), lines);
        }
        component
                .partialFiles()
                .forEach(file -> lines.add(INDENT + raw("backup.partial", file.raw())));
        component
                .notUnderstood()
                .forEach(raw -> lines.add(INDENT + raw("backup.not-understood", raw)));
        return lines;
    }

    private void add(List<SpecFinding> findings, List<String> lines) {
        for (SpecFinding finding : findings) {
            lines.add(
                    INDENT.repeat(2)
                            + words.name(finding.rule().weight())
                            + " "
                            + finding.rule().code()
                            + INDENT
                            + words.message(finding));
        }
    }

    private String file(VssComponent component, int index) {
        try {
            DifferencedFile file = component.differencedFile(index);
            String spec =
                    file.spec().recursive()
                            ? phrases.text("backup.recursive", file.spec().toString())
                            : Visible.text(file.spec().toString());
            return spec + INDENT + words.time(file);
        } catch (VssException notReadable) {
            return raw("backup.unreadable", component.differenced().get(index));
        }
    }

    private String raw(String key, RawElement element) {
        return phrases.text(key, element.toString());
    }

    private List<String> forecast(BackupForecast forecast, DiskForest forest) {
        List<String> lines = new ArrayList<>();
        lines.add(words.label(forecast));
        List<Path> changed = forecast.changedSince(forest);
        if (!changed.isEmpty()) lines.add(words.olderThanChain(changed));
        lines.add("");
        alike(forecast).forEach((group, disks) -> lines.addAll(group(group, disks)));
        lines.addAll(inputs(forecast.inputs(), forecast));
        lines.add("");
        return lines;
    }

    /// What is said of disks of which the same is said.
    private record Group(Verdict verdict, List<String> why) {}

    private Map<Group, List<String>> alike(BackupForecast forecast) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        for (DiskForecast disk : forecast.disks().values()) {
            groups.computeIfAbsent(
                            new Group(disk.verdict(), words.why(disk)), _ -> new ArrayList<>())
                    .add(Columns.name(disk.disk()));
        }
        return groups;
    }

    private List<String> group(Group group, List<String> disks) {
        List<String> lines = new ArrayList<>();
        lines.add(phrases.text("backup.group", words.name(group.verdict()), disks.size()));
        disks.forEach(disk -> lines.add(INDENT + disk));
        group.why().forEach(why -> lines.add(INDENT.repeat(2) + why));
        lines.add("");
        return lines;
    }

    /// Whether a reason rests on an entry with the variable in its path.
    private static boolean uses(BackupForecast forecast, String variable) {
        String written = "%" + variable + "%";
        return forecast.disks().values().stream()
                .flatMap(disk -> disk.reasons().stream())
                .flatMap(reason -> reason.entry().stream())
                .anyMatch(entry -> entry.spec().path().toUpperCase(Locale.ROOT).contains(written));
    }

    /// As `--last-full` takes it.
    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private List<String> inputs(ForecastInputs inputs, BackupForecast forecast) {
        List<String> lines = new ArrayList<>();
        for (PathRule rule : inputs.rules().rules()) {
            lines.add(
                    phrases.text(
                            rule.proposed() ? "backup.rule.proposed" : "backup.rule",
                            rule.windows().toString(),
                            rule.local()));
        }
        inputs.variables().values().entrySet().stream()
                .filter(each -> each.getValue().assumed() && uses(forecast, each.getKey()))
                .map(each -> phrases.text("backup.assumed", each.getKey(), each.getValue().text()))
                .forEach(lines::add);
        lines.add(phrases.text("backup.matched", forecast.matched(), forecast.disks().size()));
        boolean lost = forecast.disks().values().stream().anyMatch(d -> d.paths().isEmpty());
        if (lost) lines.add(phrases.text("backup.map-hint"));
        if (inputs.next().isByTime()) lines.addAll(times(inputs, forecast.set()));
        return lines;
    }

    /// What was not said of earlier backups, and what the document may tell of that.
    private List<String> times(ForecastInputs inputs, VssSet set) {
        boolean noFull = inputs.lastFull() instanceof LastBackup.Unknown;
        boolean noIncremental = inputs.lastIncremental() instanceof LastBackup.Unknown;
        List<String> lines = new ArrayList<>();
        if (noFull) lines.add(phrases.text("backup.timeless"));
        String date = iso(set.main().modified());
        BackupType dated = set.dated().orElse(BackupType.OTHER);
        if (dated == BackupType.FULL && noFull) lines.add(phrases.text("backup.guess.full", date));
        if (dated == BackupType.INCREMENTAL && noIncremental) {
            lines.add(phrases.text("backup.guess.incremental", date));
        }
        return lines;
    }
}

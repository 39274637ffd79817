package org.diskchain.ui.backup;

import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.SpecFinding;
import org.diskchain.report.FindingsByEntry;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What follows from the open documents for the disks of the moment.
///
/// @param findings about the differenced files
/// @param changedSince parents that were changed after the document was written
public record Foreseen(
        BackupForecast forecast, List<SpecFinding> findings, List<Path> changedSince) {
    public Foreseen {
        findings = List.copyOf(findings);
        changedSince = List.copyOf(changedSince);
    }

    FindingsByEntry byEntry() {
        return new FindingsByEntry(findings);
    }

    /// Variables that the documents use and nobody knows, without `%`.
    List<String> unknownVariables() {
        Stream<String> ofEntries =
                findings.stream()
                        .filter(finding -> finding.rule() == SpecFinding.Rule.UNRESOLVED)
                        .map(SpecFinding::about);
        Stream<String> ofDisks =
                forecast.disks().values().stream()
                        .flatMap(disk -> disk.reasons().stream())
                        .filter(reason -> reason.code() == ForecastReason.Code.PATH_UNRESOLVED)
                        .map(ForecastReason::about);
        return Stream.concat(ofEntries, ofDisks)
                .filter(about -> about.length() > 2 && about.startsWith("%") && about.endsWith("%"))
                .map(about -> about.substring(1, about.length() - 1))
                .distinct()
                .toList();
    }
}

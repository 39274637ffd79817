package org.diskchain.ui.backup;

import org.diskchain.backup.BackupComponents;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.VssComponent;
import org.diskchain.backup.VssSet;
import org.diskchain.report.FindingsByEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A component in the list of all.
///
/// @param worst the heaviest finding of it and its entries
record ComponentRow(
        String writer,
        VssComponent component,
        int differenced,
        Optional<SpecFinding.Weight> worst,
        int findings) {
    static List<ComponentRow> of(VssSet set, FindingsByEntry found) {
        List<ComponentRow> rows = new ArrayList<>();
        for (BackupComponents.Writer writer :
                set.components().map(BackupComponents::writers).orElse(List.of())) {
            for (VssComponent component : writer.components()) {
                rows.add(row(set.writerName(writer), component, found));
            }
        }
        return rows;
    }

    private static ComponentRow row(String writer, VssComponent component, FindingsByEntry found) {
        List<SpecFinding> all =
                IntStream.range(FindingsByEntry.COMPONENT, component.differencedFilesCount())
                        .mapToObj(index -> found.of(component, index))
                        .flatMap(List::stream)
                        .toList();
        return new ComponentRow(
                writer,
                component,
                component.differencedFilesCount(),
                all.stream().map(finding -> finding.rule().weight()).max(ComponentRow::compare),
                all.size());
    }

    /// What was not checked weighs less than any fault, and more than a note.
    private static int compare(SpecFinding.Weight one, SpecFinding.Weight other) {
        return Integer.compare(heaviness(one), heaviness(other));
    }

    private static int heaviness(SpecFinding.Weight weight) {
        return switch (weight) {
            case INFO -> 0;
            case NOT_CHECKED -> 1;
            case WARNING -> 2;
            case ERROR -> 3;
        };
    }

    /// Whether there is more to it than that it was included.
    boolean isSpecial() {
        return differenced > 0
                || !component.partialFiles().isEmpty()
                || !component.notUnderstood().isEmpty();
    }
}

package org.diskchain.ui.backup;

import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.MergeImpact.Concern;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a merge does to the next backup, in lines: what weighs most comes first.
final class ImpactLines {
    /// One concern about one disk.
    record Line(Path disk, Concern concern) {
        /// For instance `base.vhdx may be left out although its content changes`.
        String words(BackupTexts texts) {
            return texts.get("strip." + concern.code(), disk.getFileName());
        }

        Icons icon() {
            return concern.isLoss() ? Icons.WARNING : Icons.NOTE;
        }

        String style() {
            return concern.isLoss() ? "warning-text" : "muted";
        }
    }

    private ImpactLines() {}

    static List<Line> of(MergeImpact impact) {
        return impact.told().stream()
                .map(told -> new Line(told.disk().disk(), told.concern()))
                .toList();
    }

    /// The one that weighs most.
    static Optional<Line> first(MergeImpact impact) {
        return of(impact).stream().findFirst();
    }
}

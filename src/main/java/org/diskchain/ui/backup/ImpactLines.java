package org.diskchain.ui.backup;

import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.MergeImpact.Concern;
import org.diskchain.backup.MergeImpact.DiskImpact;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a merge does to the next backup, in lines: what weighs most comes first.
final class ImpactLines {
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

    /// One concern about one disk.
    record Line(Path disk, Concern concern) {
        /// Whether what is merged may be in no backup.
        boolean isLoss() {
            return switch (concern) {
                case LEFT_OUT, NOT_IN_BACKUP, MAY_BE_LEFT_OUT, ONLY_RANGES, CANNOT_BE_TOLD -> true;
                case COPIED_WHOLE, COPIED_THOUGH_INVALID, COPIED_THOUGH_MERGED, NAMED_EXACTLY ->
                        false;
            };
        }

        /// For instance `base.vhdx may be left out although its content changes`.
        String words(BackupTexts texts) {
            return texts.get("strip." + concern.code(), disk.getFileName());
        }

        Icons icon() {
            return isLoss() ? Icons.WARNING : Icons.NOTE;
        }

        String style() {
            return isLoss() ? "warning-text" : "muted";
        }
    }

    private ImpactLines() {}

    static List<Line> of(MergeImpact impact) {
        return impact.disks().stream()
                .flatMap(ImpactLines::lines)
                .sorted(Comparator.comparingInt(line -> HEAVIEST_FIRST.indexOf(line.concern())))
                .toList();
    }

    /// The one that weighs most.
    static Optional<Line> first(MergeImpact impact) {
        return of(impact).stream().findFirst();
    }

    private static Stream<Line> lines(DiskImpact disk) {
        return disk.concerns().stream().map(concern -> new Line(disk.disk(), concern));
    }
}

package org.diskchain.backup;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What the next backup does with every disk of a forest, *if it declares what the documents of an
/// earlier one declare*. Writers declare anew at each backup; so this is a forecast and must be
/// shown as one, with the document it comes from and its date: [VssSet#main].
///
/// @param disks one forecast for every disk of the forest, in its order
public record BackupForecast(
        VssSet set, ForecastInputs inputs, SequencedMap<Path, DiskForecast> disks) {
    public BackupForecast {
        disks = new LinkedHashMap<>(disks);
    }

    public static BackupForecast of(VssSet set, DiskForest forest, ForecastInputs inputs) {
        return of(set, forest, inputs, Map.of());
    }

    /// The same for files that will have been changed by then.
    ///
    /// @param changed when each of them will have been
    static BackupForecast of(
            VssSet set, DiskForest forest, ForecastInputs inputs, Map<Path, Instant> changed) {
        DiskJudge judge = new DiskJudge(set, inputs);
        SequencedMap<Path, DiskForecast> disks = new LinkedHashMap<>();
        for (DiskNode disk : forest.disks()) {
            Instant modified = changed.getOrDefault(disk.path(), disk.modified());
            disks.put(disk.path(), judge.of(disk.path(), modified));
        }
        return new BackupForecast(set, inputs, disks);
    }

    /// @throws IllegalArgumentException if the disk is not in the forest
    public DiskForecast of(Path disk) {
        DiskForecast forecast = disks.get(disk);
        if (forecast == null) throw new IllegalArgumentException("not in the forest: " + disk);
        return forecast;
    }

    /// The disks of which some component, entry or exclusion speaks.
    public long matched() {
        return disks.values().stream()
                .filter(disk -> disk.reasons().stream().anyMatch(BackupForecast::means))
                .count();
    }

    /// Whether it is because an entry means the disk; one whose path nobody can resolve does not.
    private static boolean means(ForecastReason reason) {
        return reason.entry().isPresent() && reason.code() != ForecastReason.Code.PATH_UNRESOLVED;
    }

    /// Parents whose files were changed after the document was written: the document is older than
    /// this chain, as a parent is not written to unless something is merged into it.
    public List<Path> changedSince(DiskForest forest) {
        Instant written = set.main().modified();
        return forest.disks().stream()
                .filter(disk -> !forest.children(disk.path()).isEmpty())
                .filter(disk -> disk.modified().isAfter(written))
                .map(DiskNode::path)
                .toList();
    }
}

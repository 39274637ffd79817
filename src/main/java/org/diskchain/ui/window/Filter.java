package org.diskchain.ui.window;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Severity;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which disks picture and table show.
public enum Filter {
    ALL,
    /// Those with an error or a warning of their own.
    PROBLEMS,
    IN_USE;

    /// Whether something is wrong with the disk itself or its link; what merely hangs below a
    /// broken disk does not count.
    static boolean isProblem(DiskNode disk) {
        return disk.findings().stream()
                .anyMatch(
                        finding ->
                                finding.severity() != Severity.INFO
                                        && !(finding instanceof Finding.ChainBroken));
    }

    /// The chosen disks with their ancestors, and with all below them: a disk says little without
    /// its chain.
    static DiskForest keep(DiskForest all, Predicate<DiskNode> chosen) {
        Set<Path> kept = new HashSet<>();
        for (DiskNode disk : all.disks()) {
            if (!chosen.test(disk)) continue;
            all.chain(disk.path()).forEach(member -> kept.add(member.path()));
            kept.addAll(all.descendants(disk.path()));
            if (disk.parent() instanceof ParentState.Mismatch(var parent, _)) kept.add(parent);
        }
        List<DiskNode> disks =
                all.disks().stream().filter(disk -> kept.contains(disk.path())).toList();
        return new DiskForest(disks, all.unfinished(), all.searched());
    }
}

package org.diskchain.ui.work;

import org.diskchain.journal.Journal;
import org.diskchain.plan.Effects;

import java.nio.file.Path;
import java.util.List;

/// The disks that one merge writes, source first, target last. There is one merge at a time into a
/// target, so that the target stands for it.
public record MergedLine(List<Path> disks) implements WorkTask {
    public MergedLine {
        disks = List.copyOf(disks);
        if (disks.size() < 2) throw new IllegalArgumentException("a merge has two ends");
    }

    static MergedLine of(Effects effects) {
        return new MergedLine(effects.mergedLine());
    }

    static MergedLine of(Journal journal) {
        return new MergedLine(journal.paths());
    }

    public Path source() {
        return disks.getFirst();
    }

    public Path target() {
        return disks.getLast();
    }

    @Override
    public Path written() {
        return target();
    }

    @Override
    public Path kept() {
        return source();
    }

    /// How many disks are merged into the target.
    public int depth() {
        return disks.size() - 1;
    }
}

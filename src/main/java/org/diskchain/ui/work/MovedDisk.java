package org.diskchain.ui.work;

import org.diskchain.journal.Rebase;
import org.diskchain.plan.RebaseWish;

import java.nio.file.Path;

/// A disk that gets another parent with its content kept.
public record MovedDisk(Path child, Path parent) implements WorkTask {
    static MovedDisk of(RebaseWish wish) {
        return new MovedDisk(wish.child(), wish.parent());
    }

    static MovedDisk of(Rebase rebase) {
        return new MovedDisk(rebase.child(), rebase.newParent());
    }

    @Override
    public Path written() {
        return child;
    }

    @Override
    public Path kept() {
        return child;
    }
}

package org.diskchain.testing;

import org.diskchain.ui.result.Discards;
import org.diskchain.ui.result.LeftToDo;
import org.diskchain.ui.work.Jobs;
import org.diskchain.work.Progress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves nothing, and notes what it should have moved. Its wizard settles what the test says.
public final class NotedDiscards implements Discards {
    public final List<Path> binned = new ArrayList<>();
    public final List<Path> moved = new ArrayList<>();
    public Set<Path> settledByWizard = Set.of();

    /// What a result page leads to.
    public LeftToDo.Acts leftToDo() {
        return new LeftToDo.Acts(
                (_, settled) -> settled.accept(settledByWizard),
                () -> Optional.of(Path.of("/kept")),
                this,
                Jobs.on(Runnable::run),
                () -> {});
    }

    @Override
    public boolean hasBin(Path file) {
        return true;
    }

    @Override
    public void toBin(Path file) {
        binned.add(file);
    }

    @Override
    public void toFolder(Path file, Path folder, Progress progress) {
        moved.add(folder.resolve(file.getFileName()));
    }
}

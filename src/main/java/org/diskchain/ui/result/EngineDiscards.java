package org.diskchain.ui.result;

import org.diskchain.run.Bin;
import org.diskchain.run.Moving;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The engine itself behind [Discards].
///
/// @param bin empty where the system's bin cannot be used
public record EngineDiscards(Optional<Bin> bin, Moving moving) implements Discards {
    @Override
    public boolean hasBin(Path file) {
        try {
            return bin.isPresent() && bin.get().takes(file);
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void toBin(Path file) throws IOException {
        bin.orElseThrow().put(file);
    }

    @Override
    public void toFolder(Path file, Path folder, Progress progress)
            throws IOException, CancelledException {
        moving.move(file, folder, progress);
    }
}

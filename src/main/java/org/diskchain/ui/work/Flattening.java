package org.diskchain.ui.work;

import org.diskchain.chain.Scanner;
import org.diskchain.run.FlatResult;
import org.diskchain.run.Flattener;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the window asks of the engine that copies a whole chain into one new disk. A seam, so that
/// tests play the engine.
@FunctionalInterface
public interface Flattening {
    /// Makes the new disk and compares it with the chain; leaves nothing where it is stopped.
    ///
    /// @param places that the person opened: the chain is looked for in them
    FlatResult run(FlatDisk disk, List<Path> places, Progress progress)
            throws IOException, CancelledException;

    /// The engine itself.
    static Flattening of(Scanner scanner, Flattener flattener) {
        return (disk, places, progress) ->
                flattener.run(scanner.scan(places, progress), disk.disk(), disk.out(), progress);
    }
}

package org.diskchain.ui.inspector;

import javafx.collections.ObservableMap;

import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.work.BackgroundWork;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// Which disks of the shown forest another program holds, asked in the background after each scan.
public final class UseModel {
    private static final Logger LOG = LoggerFactory.getLogger(UseModel.class);

    /// Asks the system about one file.
    @FunctionalInterface
    public interface Ask {
        List<Holder> holders(Path disk) throws IOException;
    }

    private final ForestModel forest;
    private final Ask ask;
    private final Executor executor;
    private BackgroundWork<Map<Path, List<Holder>>> asking;

    public UseModel(ForestModel forest, Ask ask, Executor executor) {
        this.forest = forest;
        this.ask = ask;
        this.executor = executor;
        forest.forestProperty().subscribe(this::ask);
    }

    /// Those that are held, each with at least one holder.
    public ObservableMap<Path, List<Holder>> holders() {
        return forest.holders();
    }

    /// The programs that hold the disk; none where it is not held, or it is not told by whom.
    List<Holder> heldBy(Path disk) {
        return holders().getOrDefault(disk, List.of());
    }

    private void ask(DiskForest now) {
        if (asking != null) asking.stop();
        if (now.disks().isEmpty()) {
            take(Map.of());
            return;
        }
        asking =
                new BackgroundWork<>(progress -> askAll(now, progress))
                        .onDone(
                                found -> {
                                    if (forest.forest() == now) take(found);
                                })
                        .start(executor);
    }

    private Map<Path, List<Holder>> askAll(DiskForest asked, Progress progress)
            throws CancelledException {
        Map<Path, List<Holder>> found = new HashMap<>();
        for (DiskNode disk : asked.disks()) {
            progress.advance(0);
            List<Holder> known = holdersOf(disk.path());
            if (!known.isEmpty()) found.put(disk.path(), known);
        }
        return found;
    }

    private List<Holder> holdersOf(Path disk) {
        try {
            return ask.holders(disk);
        } catch (IOException unknown) {
            LOG.debug("not known who holds {}: {}", disk, unknown.toString());
            return List.of();
        }
    }

    private void take(Map<Path, List<Holder>> found) {
        List.copyOf(forest.inUse()).stream()
                .filter(disk -> !found.containsKey(disk))
                .forEach(forest::free);
        found.forEach(forest::hold);
    }
}

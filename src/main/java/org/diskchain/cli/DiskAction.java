package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command about one disk and its chain.
abstract class DiskAction extends Action {
    @Parameters(index = "0", paramLabel = "DISK", description = "${bundle:option.disk}")
    private Path disk;

    @Option(names = "--search", paramLabel = "DIR", description = "${bundle:option.search}")
    private List<Path> search = new ArrayList<>();

    DiskAction(Session session) {
        super(session);
    }

    final Path path() {
        return absolute(disk);
    }

    final List<Path> search() throws IOException {
        return folders(search);
    }

    /// The disk with its ancestors, as reading needs it.
    final DiskForest chain() throws IOException, CancelledException, FailureException {
        requireFile(path());
        return session().engine().scanChain(path(), search(), session().progress());
    }
}

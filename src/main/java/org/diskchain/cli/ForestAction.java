package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command about all disks below folders and around files.
abstract class ForestAction extends Action {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "${bundle:option.paths}")
    private List<Path> paths;

    @Option(names = "--search", paramLabel = "DIR", description = "${bundle:option.search}")
    private List<Path> search = new ArrayList<>();

    ForestAction(Session session) {
        super(session);
    }

    final List<Path> paths() {
        return absolute(paths);
    }

    /// The forest of the paths, those that are not there left out.
    final DiskForest forest() throws IOException, CancelledException {
        return forest(paths(), folders(search));
    }
}

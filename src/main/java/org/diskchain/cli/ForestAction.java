package org.diskchain.cli;

import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        Engine engine = session().engine();
        List<Path> searched = folders(search);
        Set<Path> places = new LinkedHashSet<>(searched);
        List<Path> files = new ArrayList<>();
        for (Path path : paths()) {
            FileFacts facts = engine.facts(path).orElse(null);
            if (facts == null) continue;
            if (!facts.isFolder()) files.add(path);
            else places.add(path);
        }
        if (files.size() == 1 && places.size() == searched.size()) {
            return engine.scanAround(files.getFirst(), searched, session().progress());
        }
        for (Path file : files) {
            places.addAll(engine.scanAround(file, searched, session().progress()).searched());
        }
        places.addAll(files);
        return places.isEmpty()
                ? DiskForest.EMPTY
                : engine.scan(List.copyOf(places), session().progress());
    }
}

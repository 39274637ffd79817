package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.report.JsonForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Path;

/// `tree PATH...`: the forest below folders, or around files.
@Command(
        name = "tree",
        description = "${bundle:tree.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli tree /srv/vm"})
final class TreeCommand extends ForestAction {
    TreeCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        for (Path path : paths()) existing(path);
        DiskForest forest = forest();
        if (isJson()) answer(new JsonForest(session().words()).forest(forest));
        else say(new ForestText(session().words(), session().phrases()).lines(forest));
        return Exit.DONE;
    }
}

package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.report.JsonForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;

/// `info DISK`: header facts, parent link, chain and findings of one disk.
@Command(
        name = "info",
        description = "${bundle:info.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli info web01.avhdx"})
final class InfoCommand extends DiskAction {
    InfoCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        DiskForest forest = chain();
        DiskNode disk = disk(forest, path());
        if (isJson()) answer(new JsonForest(session().words()).info(disk, forest));
        else say(new DiskText(session().words(), session().phrases()).lines(disk, forest));
        return disk.facts().isReadable() ? Exit.DONE : Exit.AT_FAULT;
    }
}

package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.cli.Engine.Hashed;
import org.diskchain.report.JsonContent;
import org.diskchain.report.Visible;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;

/// `hash DISK`: SHA-256 of the whole virtual disk, read through its chain.
@Command(
        name = "hash",
        description = "${bundle:hash.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli hash web01.avhdx"})
final class HashCommand extends DiskAction {
    HashCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        DiskForest forest = chain();
        DiskNode disk = disk(forest, path());
        Hashed hashed = session().engine().hash(forest, disk.path(), session().progress());
        if (isJson()) {
            answer(new JsonContent().hash(disk.path(), hashed.virtualSize(), hashed.sha256()));
        } else {
            say(hashed.sha256() + "  " + Visible.text(disk.path().toString()));
        }
        return Exit.DONE;
    }
}

package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.HostPath;
import org.diskchain.plan.Refusal;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command that gives a disk another parent.
abstract class LinkAction extends DiskAction {
    /// Said of a Windows path that is to be left out.
    private static final String NONE = "none";

    @Option(
            names = "--parent",
            paramLabel = "FILE",
            required = true,
            description = "${bundle:option.parent}")
    private Path parent;

    @Option(
            names = "--windows-path",
            paramLabel = "PATH",
            description = "${bundle:option.windows-path}")
    private String windowsPath;

    /// A forest, and the two disks in it.
    record Pair(DiskForest forest, Path child, Path parent) {}

    LinkAction(Session session) {
        super(session);
    }

    final HostPath windowsPath() {
        if (windowsPath == null) return new HostPath.Told();
        boolean none = windowsPath.isBlank() || windowsPath.equals(NONE);
        return none ? new HostPath.LeftOut() : new HostPath.Stated(windowsPath);
    }

    /// Both disks, in the forest of their folders and of what was named.
    final Pair pair() throws IOException, CancelledException, FailureException {
        requireFile(path());
        Path wanted = absolute(parent);
        requireFile(wanted);
        List<Path> searched = new ArrayList<>(search());
        searched.add(wanted.getParent());
        DiskForest forest = session().engine().scanAround(path(), searched, session().progress());
        DiskNode child = disk(forest, path());
        return new Pair(forest, child.path(), disk(forest, wanted).path());
    }

    /// Tells people why not.
    final void say(Path disk, List<Refusal> reasons) {
        say(text("links.refused", disk));
        for (Refusal reason : reasons) {
            say("  " + reason.code() + "  " + session().words().message(reason));
        }
    }
}

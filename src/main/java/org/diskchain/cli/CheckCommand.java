package org.diskchain.cli;

import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Fault;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Severity;
import org.diskchain.report.JsonForest;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `check PATH...`: the findings of every disk below folders, and of single files with their
/// ancestors.
@Command(
        name = "check",
        description = "${bundle:check.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli check /srv/vm"})
final class CheckCommand extends ForestAction {
    CheckCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        DiskForest forest = forest();
        List<Finding> findings = new ArrayList<>();
        for (Path path : paths()) ofNamed(path, forest).ifPresent(findings::add);
        List<DiskNode> asked = asked(forest);
        for (DiskNode disk : asked) findings.addAll(disk.findings());
        if (isJson()) answer(new JsonForest(session().words()).findings(findings));
        else say(lines(findings, asked.size()));
        boolean isAtFault =
                findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return isAtFault ? Exit.AT_FAULT : Exit.DONE;
    }

    /// The disks below the folders that were named and those of the files that were named, with
    /// their ancestors: not what merely lies beside a file.
    private List<DiskNode> asked(DiskForest forest) throws IOException {
        Set<Path> asked = new HashSet<>();
        boolean hasFolders = false;
        for (Path path : paths()) {
            Optional<DiskNode> file = find(forest, path);
            file.ifPresent(leaf -> forest.chain(leaf.path()).forEach(d -> asked.add(d.path())));
            hasFolders |= file.isEmpty();
        }
        boolean outsideToo = hasFolders;
        return forest.disks().stream()
                .filter(
                        disk ->
                                asked.contains(disk.path())
                                        || disk.outside() && outsideToo
                                        || paths().stream().anyMatch(disk.path()::startsWith))
                .toList();
    }

    /// What is wrong with a path that was named and did not turn out to be a disk or a folder.
    private Optional<Finding> ofNamed(Path path, DiskForest forest) throws IOException {
        Optional<FileFacts> facts = session().engine().facts(path);
        if (facts.isEmpty()) {
            return Optional.of(new Finding.NotFound(path));
        }
        if (facts.get().isFolder() || find(forest, path).isPresent()) return Optional.empty();
        return Optional.of(
                new Finding.Faulty(
                        path, new Fault(FaultCode.NOT_A_DISK, "file", 0, "VHD, VHDX", "-")));
    }

    private List<String> lines(List<Finding> findings, int disks) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add(
                    session().words().name(finding.severity())
                            + " "
                            + finding.code()
                            + "  "
                            + session().words().message(finding));
        }
        lines.add(text("check.count", disks, findings.size()));
        return lines;
    }
}

package org.diskchain.cli;

import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.SpecChecks;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.VssSet;
import org.diskchain.chain.DiskForest;
import org.diskchain.report.BackupWords;
import org.diskchain.report.JsonBackup;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `backup DOCUMENT...`: the differenced files that a backup's documents declare, and what the next
/// backup does with disks.
@Command(
        name = "backup",
        description = "${bundle:backup.description}",
        footer = {
            "",
            "${bundle:help.example}",
            "  diskchain-cli backup set.zip --disks /srv/vm --map C:\\VMs=/srv/vm"
        })
final class BackupCommand extends Action {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DOCUMENT",
            description = "${bundle:option.documents}")
    private List<Path> documents;

    @Option(names = "--disks", paramLabel = "PATH", description = "${bundle:option.disks}")
    private List<Path> disks = new ArrayList<>();

    @Mixin private NextBackup next = new NextBackup();

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        NextBackup.Said said = next.said(this);
        for (Path document : absolute(documents)) existing(document);
        Engine engine = session().engine();
        VssSet set = engine.documents(absolute(documents));
        DiskForest forest = disks.isEmpty() ? DiskForest.EMPTY : forest(absolute(disks), List.of());
        ForecastInputs inputs = said.inputs(forest);
        BackupForecast forecast = BackupForecast.of(set, forest, inputs);
        List<SpecFinding> findings = SpecChecks.run(set, said.variables(), engine.now());
        BackupWords words = new BackupWords(session().words().locale());
        if (isJson()) answer(new JsonBackup(words).backup(forecast, forest, findings));
        else say(new BackupText(words, session().phrases()).lines(forecast, forest, findings));
        return Exit.DONE;
    }
}

package org.diskchain.cli;

import org.diskchain.backup.BackupForecast;
import org.diskchain.backup.BackupType;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.PathRule;
import org.diskchain.backup.PathRules;
import org.diskchain.backup.SpecChecks;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Variables;
import org.diskchain.backup.VssSet;
import org.diskchain.backup.WindowsPath;
import org.diskchain.chain.DiskForest;
import org.diskchain.report.BackupWords;
import org.diskchain.report.JsonBackup;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--disks",
            paramLabel = "PATH",
            arity = "1..*",
            description = "${bundle:option.disks}")
    private List<Path> disks = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "incremental",
            converter = TypeName.class,
            description = "${bundle:option.type}")
    private BackupType type;

    @Option(
            names = "--last-full",
            paramLabel = "T",
            converter = LastBackupTime.class,
            description = "${bundle:option.last-full}")
    private LastBackup lastFull = LastBackup.UNKNOWN;

    @Option(
            names = "--last-incremental",
            paramLabel = "T",
            converter = LastBackupTime.class,
            description = "${bundle:option.last-incremental}")
    private LastBackup lastIncremental = LastBackup.UNKNOWN;

    @Option(names = "--map", paramLabel = "WINDOWS=DIR", description = "${bundle:option.map}")
    private List<String> maps = new ArrayList<>();

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description = "${bundle:option.variable}")
    private List<String> variables = new ArrayList<>();

    /// `incremental`, `differential`, `full`, `copy` or `log`.
    static final class TypeName implements ITypeConverter<BackupType> {
        private static final List<BackupType> NAMED =
                List.of(
                        BackupType.INCREMENTAL,
                        BackupType.DIFFERENTIAL,
                        BackupType.FULL,
                        BackupType.COPY,
                        BackupType.LOG);

        @Override
        public BackupType convert(String name) {
            return NAMED.stream()
                    .filter(type -> type.code().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(name));
        }
    }

    BackupCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        List<PathRule> told = rules();
        Variables values = values();
        for (LastBackup last : List.of(lastFull, lastIncremental)) {
            if (last.isAfter(session().engine().now())) throw wrongUsage(text("error.future"));
        }
        for (Path document : absolute(documents)) existing(document);
        Engine engine = session().engine();
        VssSet set = engine.documents(absolute(documents));
        DiskForest forest = disks.isEmpty() ? DiskForest.EMPTY : forest(absolute(disks), List.of());
        PathRules rules = new PathRules(told.isEmpty() ? PathRules.propose(forest) : told);
        ForecastInputs inputs = new ForecastInputs(type, lastFull, lastIncremental, rules, values);
        BackupForecast forecast = BackupForecast.of(set, forest, inputs);
        List<SpecFinding> findings = SpecChecks.run(set, values, engine.now());
        BackupWords words = new BackupWords(session().words().locale());
        if (isJson()) answer(new JsonBackup(words).backup(forecast, forest, findings));
        else say(new BackupText(words, session().phrases()).lines(forecast, forest, findings));
        return Exit.DONE;
    }

    /// Each folder as it was named, and without links where that differs.
    private List<PathRule> rules() throws IOException, FailureException {
        List<PathRule> rules = new ArrayList<>();
        for (String map : maps) {
            int sign = map.indexOf('=');
            WindowsPath windows =
                    sign < 0 ? null : WindowsPath.parse(map.substring(0, sign)).orElse(null);
            if (windows == null || windows.root().isEmpty() || sign == map.length() - 1) {
                throw wrongUsage(text("error.map", map));
            }
            Path local = absolute(Path.of(map.substring(sign + 1)));
            if (!existing(local).isFolder()) throw wrongUsage(text("error.no-folder", local));
            rules.add(new PathRule(windows, local, false));
            Path real = session().engine().realPath(local);
            if (!real.equals(local)) rules.add(new PathRule(windows, real, false));
        }
        return rules;
    }

    private Variables values() {
        Variables values = Variables.USUAL;
        for (String variable : variables) {
            int sign = variable.indexOf('=');
            if (sign < 1) throw wrongUsage(text("error.variable", variable));
            String name = variable.substring(0, sign).replace("%", "");
            values = values.with(name, variable.substring(sign + 1));
        }
        return values;
    }
}

package org.diskchain.cli;

import org.diskchain.backup.BackupType;
import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.LastBackup;
import org.diskchain.backup.PathRule;
import org.diskchain.backup.PathRules;
import org.diskchain.backup.Variables;
import org.diskchain.backup.WindowsPath;
import org.diskchain.chain.DiskForest;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// The options that say of the next backup what no document tells.
final class NextBackup {
    private static final List<BackupType> NAMED =
            List.of(
                    BackupType.INCREMENTAL,
                    BackupType.DIFFERENTIAL,
                    BackupType.FULL,
                    BackupType.COPY,
                    BackupType.LOG);

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeName.class,
            completionCandidates = TypeNames.class,
            description = "${bundle:option.type}")
    private BackupType type;

    @Option(
            names = "--last-full",
            paramLabel = "T",
            converter = LastBackupTime.class,
            description = "${bundle:option.last-full}")
    private LastBackup lastFull;

    @Option(
            names = "--last-incremental",
            paramLabel = "T",
            converter = LastBackupTime.class,
            description = "${bundle:option.last-incremental}")
    private LastBackup lastIncremental;

    @Option(names = "--map", paramLabel = "WINDOWS=DIR", description = "${bundle:option.map}")
    private List<String> maps = new ArrayList<>();

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description = "${bundle:option.variable}")
    private List<String> variables = new ArrayList<>();

    /// `incremental`, `differential`, `full`, `copy` or `log`.
    static final class TypeName implements ITypeConverter<BackupType> {
        @Override
        public BackupType convert(String name) {
            return NAMED.stream()
                    .filter(type -> type.code().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(name));
        }
    }

    /// What a shell offers to complete.
    static final class TypeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NAMED.stream().map(BackupType::code).iterator();
        }
    }

    /// Whether any of them was given.
    boolean isSaid() {
        return type != null
                || lastFull != null
                || lastIncremental != null
                || !maps.isEmpty()
                || !variables.isEmpty();
    }

    /// What was said, with its folders looked up. Nothing else is asked of the engine.
    Said said(Action action) throws IOException, FailureException {
        LastBackup full = lastFull == null ? LastBackup.UNKNOWN : lastFull;
        LastBackup incremental = lastIncremental == null ? LastBackup.UNKNOWN : lastIncremental;
        List<PathRule> rules = rules(action);
        boolean future =
                Stream.of(full, incremental)
                        .anyMatch(last -> last.isAfter(action.session().engine().now()));
        if (future) throw action.wrongUsage(action.text("error.future"));
        BackupType next = type == null ? BackupType.INCREMENTAL : type;
        return new Said(next, full, incremental, rules, values(action));
    }

    /// @param rules none where it was not said where folders are
    record Said(
            BackupType next,
            LastBackup lastFull,
            LastBackup lastIncremental,
            List<PathRule> rules,
            Variables variables) {
        /// With rules from the disks' own records, where none was given.
        ForecastInputs inputs(DiskForest forest) {
            PathRules all = new PathRules(rules.isEmpty() ? PathRules.propose(forest) : rules);
            return new ForecastInputs(next, lastFull, lastIncremental, all, variables);
        }
    }

    /// Each folder as it was named, and without links where that differs.
    private List<PathRule> rules(Action action) throws IOException, FailureException {
        List<PathRule> rules = new ArrayList<>();
        for (String map : maps) {
            int sign = map.indexOf('=');
            WindowsPath windows =
                    sign < 0 ? null : WindowsPath.parse(map.substring(0, sign)).orElse(null);
            if (windows == null || !windows.isFixed() || sign == map.length() - 1) {
                throw action.wrongUsage(action.text("error.map", map));
            }
            Path local = Action.absolute(Path.of(map.substring(sign + 1)));
            if (!action.existing(local).isFolder()) {
                throw action.wrongUsage(action.text("error.no-folder", local));
            }
            rules.add(new PathRule(windows, local, false));
            Path real = action.session().engine().realPath(local);
            if (!real.equals(local)) rules.add(new PathRule(windows, real, false));
        }
        return rules;
    }

    private Variables values(Action action) {
        Variables values = Variables.USUAL;
        for (String variable : variables) {
            int sign = variable.indexOf('=');
            if (sign < 1) throw action.wrongUsage(action.text("error.variable", variable));
            String name = variable.substring(0, sign).replace("%", "");
            values = values.with(name, variable.substring(sign + 1));
        }
        return values;
    }
}

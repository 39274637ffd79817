package org.diskchain.cli.pages;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A command with all that a manual or a completion tells of it, and the commands below it.
///
/// @param name the last word of the command
/// @param path all its words
/// @param synopsis how it is called, without its name
/// @param footer lines as they stand
record Commands(
        String name,
        List<String> path,
        String synopsis,
        String description,
        List<Argument> options,
        List<Argument> parameters,
        List<String> footer,
        List<Commands> children) {

    /// What a value of an argument is, for completion.
    enum Kind {
        NOTHING,
        FILE,
        FOLDER,
        CHOICE,
        WORD
    }

    /// An option, or a parameter without a name.
    ///
    /// @param names of an option, the shortest first
    /// @param label of the value
    /// @param choices all values, where they are few
    record Argument(
            List<String> names,
            String label,
            String description,
            boolean repeatable,
            Kind kind,
            List<String> choices) {
        static Argument of(ArgSpec spec) {
            List<String> choices = choices(spec);
            boolean option = spec instanceof OptionSpec;
            return new Argument(
                    option ? List.of(((OptionSpec) spec).names()) : List.of(),
                    spec.paramLabel(),
                    String.join(" ", spec.description()),
                    spec.isMultiValue(),
                    kind(spec, choices),
                    choices);
        }

        /// A label such as `vhd|vhdx|raw` names the choices.
        private static List<String> choices(ArgSpec spec) {
            if (spec.completionCandidates() != null) {
                return StreamSupport.stream(spec.completionCandidates().spliterator(), false)
                        .toList();
            }
            return spec.paramLabel().contains("|")
                    ? List.of(spec.paramLabel().split("\\|"))
                    : List.of();
        }

        private static Kind kind(ArgSpec spec, List<String> choices) {
            if (spec instanceof OptionSpec && spec.arity().max() == 0) return Kind.NOTHING;
            if (!choices.isEmpty()) return Kind.CHOICE;
            Class<?> type = spec.isMultiValue() ? spec.auxiliaryTypes()[0] : spec.type();
            if (type != Path.class) return Kind.WORD;
            return List.of("DIR", "FOLDER").contains(spec.paramLabel()) ? Kind.FOLDER : Kind.FILE;
        }
    }

    static Commands of(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        CommandLine.Help help = commandLine.getHelp();
        String synopsis = help.synopsis(0).strip().replaceAll("\\s+", " ");
        return new Commands(
                spec.name(),
                List.of(spec.qualifiedName().split(" ")),
                synopsis.substring(spec.qualifiedName().length()).strip(),
                String.join(" ", usage.description()),
                visible(spec.options().stream().filter(option -> !option.hidden())),
                visible(spec.positionalParameters().stream().filter(each -> !each.hidden())),
                List.of(usage.footer()),
                spec.subcommands().values().stream()
                        .distinct()
                        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                        .map(Commands::of)
                        .toList());
    }

    private static List<Argument> visible(Stream<? extends ArgSpec> arguments) {
        return arguments.map(Argument::of).toList();
    }
}

package org.diskchain.cli.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The completion for zsh: a function a command, by `_arguments`.
final class ZshCompletion {
    private final StringBuilder script = new StringBuilder();

    private ZshCompletion() {}

    static String of(Commands program) {
        ZshCompletion completion = new ZshCompletion();
        completion.script.append("#compdef ").append(program.name()).append("\n\n");
        completion.function(program);
        completion.script.append(name(program)).append(" \"$@\"\n");
        return completion.script.toString();
    }

    private void function(Commands command) {
        command.children().forEach(this::function);
        script.append(name(command)).append("() {\n");
        if (!command.children().isEmpty()) {
            script.append("  local context state state_descr line\n  typeset -A opt_args\n");
        }
        script.append("  _arguments -C -S");
        specs(command).forEach(spec -> script.append(" \\\n    ").append(spec));
        script.append('\n');
        if (!command.children().isEmpty()) states(command);
        script.append("}\n\n");
    }

    private static List<String> specs(Commands command) {
        List<String> specs = new ArrayList<>();
        command.options().forEach(option -> specs.addAll(option(option)));
        if (command.children().isEmpty()) {
            command.parameters().forEach(each -> specs.add(parameter(each)));
        } else {
            specs.add("'1: :->command'");
            specs.add("'*:: :->arguments'");
        }
        return specs;
    }

    private static List<String> option(Commands.Argument option) {
        String repeat = option.repeatable() ? "*" : "";
        boolean flag = option.kind() == Commands.Kind.NOTHING;
        return option.names().stream()
                .map(
                        name ->
                                quoted(
                                        repeat
                                                + name
                                                + (flag ? "" : "=")
                                                + "["
                                                + literal(option.description())
                                                + "]"
                                                + (flag ? "" : value(option))))
                .toList();
    }

    private static String parameter(Commands.Argument parameter) {
        return quoted((parameter.repeatable() ? "*" : "") + value(parameter));
    }

    private static String value(Commands.Argument argument) {
        String label = ":" + literal(argument.label()) + ":";
        return switch (argument.kind()) {
            case FILE -> label + "_files";
            case FOLDER -> label + "_files -/";
            case CHOICE -> label + "(" + String.join(" ", argument.choices()) + ")";
            case WORD, NOTHING -> label + " ";
        };
    }

    private void states(Commands command) {
        String names =
                command.children().stream()
                        .map(each -> quoted(each.name() + ":" + literal(each.description())))
                        .collect(Collectors.joining(" \\\n        "));
        script.append("  case $state in\n    command)\n      local -a commands=(\n        ");
        script.append(names).append(")\n      _describe -t commands command commands ;;\n");
        script.append("    arguments)\n      case $line[1] in\n");
        for (Commands child : command.children()) {
            script.append("        ").append(child.name()).append(") ");
            script.append(name(child)).append(" ;;\n");
        }
        script.append("      esac ;;\n  esac\n");
    }

    private static String name(Commands command) {
        return "_" + String.join("_", command.path());
    }

    /// Colons and brackets mean something to `_arguments`.
    private static String literal(String text) {
        return text.replaceAll("([\\\\:\\[\\]])", "\\\\$1");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

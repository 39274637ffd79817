package org.diskchain.cli.pages;

import java.util.List;
import java.util.stream.Collectors;

/// The completion for fish: a line for each thing that can be completed.
final class FishCompletion {
    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(Commands program) {
        FishCompletion completion = new FishCompletion(program.name());
        completion.line("-f");
        completion.command(program);
        return completion.script.toString();
    }

    private void command(Commands command) {
        String here = quoted(condition(command));
        for (Commands child : command.children()) {
            line("-n " + here + " -a " + child.name() + described(child.description()));
        }
        for (Commands.Argument option : command.options()) {
            line("-n " + here + names(option) + value(option) + described(option.description()));
        }
        for (Commands.Argument parameter : command.parameters()) {
            if (parameter.kind() != Commands.Kind.WORD) line("-n " + here + value(parameter));
        }
        command.children().forEach(this::command);
    }

    /// That all words of the command were typed, and none of those that could come next.
    private static String condition(Commands command) {
        List<String> words = command.path().subList(1, command.path().size());
        String typed =
                words.stream()
                        .map(word -> "__fish_seen_subcommand_from " + word)
                        .collect(Collectors.joining("; and "));
        if (command.children().isEmpty()) return typed;
        String next =
                "not __fish_seen_subcommand_from "
                        + command.children().stream()
                                .map(Commands::name)
                                .collect(Collectors.joining(" "));
        return typed.isEmpty() ? next : typed + "; and " + next;
    }

    private static String names(Commands.Argument option) {
        return option.names().stream()
                .map(
                        name ->
                                name.startsWith("--")
                                        ? " -l " + name.substring(2)
                                        : " -s " + name.charAt(1))
                .collect(Collectors.joining());
    }

    private static String value(Commands.Argument argument) {
        boolean named = !argument.names().isEmpty();
        return switch (argument.kind()) {
            case NOTHING -> "";
            case FILE -> named ? " -r -F" : " -F";
            case FOLDER -> (named ? " -x" : "") + " -a '(__fish_complete_directories)'";
            case CHOICE ->
                    (named ? " -x" : "") + " -a " + quoted(String.join(" ", argument.choices()));
            case WORD -> " -x";
        };
    }

    private static String described(String text) {
        return " -d " + quoted(text);
    }

    private void line(String rest) {
        script.append("complete -c ").append(program).append(' ').append(rest).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

package org.diskchain.cli;

import org.diskchain.report.Phrases;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.stream.Collectors;

/// What was wrong with the arguments, in the language of the person where the parser tells it as a
/// fact; else in the parser's own words.
final class UsageWords {
    private final Phrases phrases;

    UsageWords(Phrases phrases) {
        this.phrases = phrases;
    }

    String message(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unknown ->
                    phrases.text("error.usage.unknown", String.join(", ", unknown.getUnmatched()));
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                    phrases.text("error.usage.missing", names(missing.getMissing()));
            case MutuallyExclusiveArgsException _ -> phrases.text("error.usage.exclusive");
            default -> value(wrong);
        };
    }

    private String value(ParameterException wrong) {
        boolean known = wrong.getArgSpec() != null && wrong.getValue() != null;
        return known
                ? phrases.text("error.usage.value", wrong.getValue(), name(wrong.getArgSpec()))
                : wrong.getMessage();
    }

    private String names(List<ArgSpec> arguments) {
        boolean oneOf =
                arguments.stream()
                        .allMatch(each -> each.group() != null && each.group().exclusive());
        String separator = oneOf ? " " + phrases.text("error.usage.or") + " " : ", ";
        return arguments.stream()
                .map(UsageWords::name)
                .distinct()
                .collect(Collectors.joining(separator));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}

package org.diskchain;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What the command line of the desktop program asks for.
///
/// @param paths folders and disks to open
/// @param unknown the first option that is none; empty where all are known
record StartOptions(
        List<Path> paths, boolean sample, boolean help, boolean version, String unknown) {
    private static final String SAMPLE = "--sample";
    private static final String VERSION = "--version";
    private static final Set<String> HELP = Set.of("--help", "-h");

    StartOptions {
        paths = List.copyOf(paths);
    }

    static StartOptions of(List<String> arguments) {
        return new StartOptions(
                arguments.stream().filter(word -> !isOption(word)).map(Path::of).toList(),
                arguments.contains(SAMPLE),
                arguments.stream().anyMatch(HELP::contains),
                arguments.contains(VERSION),
                arguments.stream()
                        .filter(StartOptions::isOption)
                        .filter(word -> !isKnown(word))
                        .findFirst()
                        .orElse(""));
    }

    private static boolean isKnown(String option) {
        return option.equals(SAMPLE) || option.equals(VERSION) || HELP.contains(option);
    }

    /// The command line with its paths made absolute, for a program with another working folder.
    static List<String> words(List<String> arguments) {
        return arguments.stream()
                .map(word -> isOption(word) ? word : "" + Path.of(word).toAbsolutePath())
                .toList();
    }

    private static boolean isOption(String word) {
        return word.startsWith("-");
    }
}

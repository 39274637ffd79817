package org.diskchain;

import java.nio.file.Path;
import java.util.List;

/// What the command line of the desktop program asks for.
///
/// @param paths folders and disks to open
/// @param unknown the first option that is none; empty where all are known
record StartOptions(List<Path> paths, boolean sample, boolean version, String unknown) {
    private static final String SAMPLE = "--sample";
    private static final String VERSION = "--version";

    StartOptions {
        paths = List.copyOf(paths);
    }

    static StartOptions of(List<String> arguments) {
        return new StartOptions(
                arguments.stream().filter(word -> !isOption(word)).map(Path::of).toList(),
                arguments.contains(SAMPLE),
                arguments.contains(VERSION),
                arguments.stream()
                        .filter(StartOptions::isOption)
                        .filter(word -> !word.equals(SAMPLE) && !word.equals(VERSION))
                        .findFirst()
                        .orElse(""));
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

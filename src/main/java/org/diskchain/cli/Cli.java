package org.diskchain.cli;

/// The console program.
public final class Cli {
    private Cli() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}

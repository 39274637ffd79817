package org.diskchain;

/// Starts the desktop program.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}

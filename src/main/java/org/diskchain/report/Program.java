package org.diskchain.report;

/// What the program says of itself.
public final class Program {
    private Program() {}

    /// For instance `0.1.0`, as the build wrote it into the module.
    public static String version() {
        return Program.class.getModule().getDescriptor().rawVersion().orElse("development");
    }
}

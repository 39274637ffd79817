package org.diskchain.report;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/// What the program says of itself.
public final class Program {
    private Program() {}

    /// For instance `0.1.0`, as the build wrote it into the module.
    public static String version() {
        return Optional.ofNullable(Program.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("development");
    }
}

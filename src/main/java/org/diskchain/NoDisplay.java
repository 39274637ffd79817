package org.diskchain;

import java.util.List;

/// Tells a machine that cannot show windows from a bug.
final class NoDisplay {
    /// What the toolkit says on Linux where no display answers, and where GTK is not installed.
    private static final List<String> SAID =
            List.of("Unable to open DISPLAY", "Unable to load glass GTK library");

    private NoDisplay() {}

    /// Whether the failure, or one that caused it, is the lack of a display or of its libraries.
    static boolean isThereIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsatisfiedLinkError) return true;
            String message = String.valueOf(cause.getMessage());
            if (SAID.stream().anyMatch(message::contains)) return true;
        }
        return false;
    }
}

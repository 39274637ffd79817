package org.diskchain.ui.backup;

import org.diskchain.backup.PathRule;
import org.diskchain.backup.WindowsPath;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rule as the person writes it: a folder on the machine that was backed up, and where it is
/// here.
///
/// @param proposed nobody wrote it; the disks' records of their parents lead to it
public record RuleLine(String windows, String local, boolean proposed) {
    public static final RuleLine EMPTY = new RuleLine("", "", false);

    /// What keeps a line from being a rule.
    public enum Problem {
        NONE,
        /// Not written to the end.
        UNFINISHED,
        /// No absolute path of Windows.
        WINDOWS,
        /// No absolute path of this machine.
        LOCAL
    }

    static RuleLine of(PathRule rule) {
        return new RuleLine(rule.windows().toString(), rule.local().toString(), rule.proposed());
    }

    public Problem problem() {
        if (windows.isBlank() || local.isBlank()) return Problem.UNFINISHED;
        if (windowsPath().isEmpty()) return Problem.WINDOWS;
        return localPath().isEmpty() ? Problem.LOCAL : Problem.NONE;
    }

    /// The rule, if it is one: for the folder as it is written, and without links where that
    /// differs. Looks at the file system.
    List<PathRule> rules() {
        List<PathRule> rules = new ArrayList<>();
        if (problem() != Problem.NONE) return rules;
        Path named = localPath().orElseThrow().normalize();
        rules.add(new PathRule(windowsPath().orElseThrow(), named, proposed));
        real(named)
                .filter(real -> !real.equals(named))
                .ifPresent(
                        real ->
                                rules.add(
                                        new PathRule(windowsPath().orElseThrow(), real, proposed)));
        return rules;
    }

    /// Whether both lead from the same folder to the same folder.
    boolean isSame(RuleLine other) {
        return windows.equalsIgnoreCase(other.windows) && local.equals(other.local);
    }

    private Optional<WindowsPath> windowsPath() {
        return WindowsPath.parse(windows).filter(WindowsPath::isFixed);
    }

    private Optional<Path> localPath() {
        try {
            return Optional.of(Path.of(local.strip())).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<Path> real(Path folder) {
        try {
            return Optional.of(folder.toRealPath());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}

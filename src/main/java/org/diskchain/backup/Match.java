package org.diskchain.backup;

/// Whether a specification means a file.
public sealed interface Match {
    record Yes() implements Match {}

    record No() implements Match {}

    /// That depends on what only the volume itself, or a person, knows.
    record Maybe(Habit habit) implements Match {}

    /// The specification cannot be compared with any path.
    ///
    /// @param about the variable, or the path as it stands
    record Unresolved(Cause cause, String about) implements Match {}

    /// Why it depends.
    enum Habit {
        /// Windows also compares a file's short name, where the volume makes them: `*.vhd` then
        /// means `disk.vhdx` too, which is `DISK~1.VHD`.
        SHORT_FILE_NAME,
        /// A folder is given by a short name, which cannot be told offline.
        SHORT_FOLDER_NAME,
        /// Disks record different places of the file, of which the entry means one.
        PATHS_PROPOSED
    }

    /// Why it cannot be compared.
    enum Cause {
        /// A variable of which nobody knows what it stands for.
        VARIABLE,
        /// No absolute path, or one with `.` or `..`.
        NO_PATH,
        /// Not what a writer may give, see [FileSpec#isWellFormed].
        NOT_ALLOWED
    }
}

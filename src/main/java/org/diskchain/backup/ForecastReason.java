package org.diskchain.backup;

import java.util.Optional;

/// Why a forecast is what it is.
///
/// @param entry what it rests on
/// @param about a text of the document or a path, where the code speaks of one; may be empty
public record ForecastReason(Code code, Optional<SpecEntry> entry, String about) {
    public enum Code {
        /// Full and copy backups take the whole file set.
        FULL_TAKES_SET("full-takes-set"),
        /// The file set is not needed for this kind of backup.
        SET_NOT_NEEDED("set-not-needed"),
        /// The file set is needed for this kind of backup, whether or not it was changed.
        SET_NEEDED("set-needed"),
        /// The writer does not support this kind of backup, so a full one of it is expected.
        TYPE_UNSUPPORTED("type-unsupported"),
        /// The writer does not support log backups; what then happens is not documented.
        LOG_UNSUPPORTED("log-unsupported"),
        /// The backup software's own records decide, and the file was changed since.
        CHANGED_SINCE_BACKUP("changed-since-backup"),
        UNCHANGED_SINCE_BACKUP("unchanged-since-backup"),
        /// The change and the backup are nearer than the file system tells times apart.
        NEAR_BACKUP("near-backup"),
        /// It takes the time of an earlier backup that nobody has said.
        BACKUP_TIMES_NEEDED("backup-times-needed"),
        /// Both readings of the writer's time copy the file.
        BOTH_READINGS_COPY("both-readings-copy"),
        BOTH_READINGS_SKIP("both-readings-skip"),
        READINGS_DISAGREE("readings-disagree"),
        /// The file was changed at the writer's time itself.
        NEAR_WRITERS_TIME("near-writers-time"),
        PARTIAL_FILE("partial-file"),
        EXCLUDED("excluded"),
        /// No component of the backup names the file.
        NOT_NAMED("not-named"),
        /// A component names it that the backup did not include.
        COMPONENT_NOT_INCLUDED("component-not-included"),
        /// The backup was of whole volumes.
        WHOLE_VOLUMES("whole-volumes"),
        /// Only entries name it that this kind of backup does not look at.
        ENTRY_NOT_USED("entry-not-used"),
        /// No rule says where the disk is on the machine that was backed up.
        NO_PATH("no-path"),
        /// There is no components document.
        NO_COMPONENTS("no-components"),
        /// A writer's document is missing, so its file sets are not known.
        WRITER_MISSING("writer-missing"),
        /// Something might name the file, and is not understood.
        NOT_UNDERSTOOD("not-understood"),
        /// So much is named that it was not all compared with the file.
        TOO_MUCH("too-much-to-compare"),
        /// There are more entries that mean the file than are told.
        MORE_ENTRIES("more-entries"),
        /// An entry's path cannot be resolved.
        PATH_UNRESOLVED("path-unresolved"),
        /// Whether the entry means the file depends on short names.
        SHORT_FILE_NAME("short-file-name"),
        SHORT_FOLDER_NAME("short-folder-name"),
        /// By one of several proposed paths the entry means the file, by another not.
        PATHS_PROPOSED("paths-proposed");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }
    }

    static ForecastReason of(Code code, Located located) {
        return new ForecastReason(code, Optional.of(located.entry()), "");
    }

    static ForecastReason of(Code code, String about) {
        return new ForecastReason(code, Optional.empty(), about);
    }
}

package org.diskchain.run;

import org.diskchain.bytes.Holder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Work that will not start, or go on, because the disks are not what they were. Nothing was
/// written by this call.
public final class RunRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// The file changed since it was planned with, or since the merge was stopped.
        CHANGED("disk-changed"),
        /// A file that is needed is not there.
        GONE("disk-gone"),
        /// Another program has the file.
        IN_USE("in-use"),
        /// A disk that the journal names lies outside its folder and the places that were searched.
        OUTSIDE_PLACES("outside-places"),
        /// The source became smaller, and what a disk below it holds past its end is not all zero.
        WOULD_CUT_DATA("would-cut-data"),
        /// Identities or a link have changed: the work can only be completed.
        NOT_DROPPABLE("not-droppable"),
        /// There is no record of a reconnect.
        NOTHING_TO_UNDO("nothing-to-undo"),
        /// The file was written since it was reconnected: undoing would destroy that.
        WRITTEN_SINCE("written-since"),
        /// The reconnect was cut off: its record is needed.
        RECONNECT_UNFINISHED("reconnect-unfinished"),
        /// A merge or a rebase of the disk is unfinished.
        WORK_UNFINISHED("work-unfinished");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /// The name that scripts see. Never changes.
        public String code() {
            return code;
        }
    }

    /// What of a disk is not as it was.
    public enum Difference {
        IDENTITY,
        /// The parent that the disk records.
        LINK,
        SIZE,
        /// Headers or tables.
        TABLES,
        /// The times, or which file it is: nothing of the content.
        TIMES,
        /// Another merge into the disk has begun.
        MERGE,
        /// A rebase of the disk has begun.
        REBASE,
        /// The disk was written, or is another one.
        USED
    }

    /// What the person can do about it.
    public enum Remedy {
        /// No merge has begun.
        PLAN_AGAIN,
        /// The unfinished merge has changed no identity: starting over is safe.
        DROP,
        /// The unfinished merge needs the disk.
        PUT_BACK,
        /// The unfinished rebase has not changed the link: dropping it is safe.
        DROP_REBASE,
        /// The unfinished rebase needs the disk.
        PUT_BACK_REBASE,
        /// Rescued disks may hold parts of what it held before, and inherit the rest.
        RESTORE,
        /// It is the target, and was complete: it may have been used since, and what was not linked
        /// to it yet must not be linked any more.
        GIVE_UP
    }

    /// What changed, and what to do.
    public record Changed(Difference what, Remedy remedy) {}

    private final Reason reason;
    private final transient Path disk;
    private final transient Changed changed;
    private final transient List<Holder> holders;

    public RunRefusedException(Reason reason, Path disk) {
        this(reason, disk, null, List.of());
    }

    /// A disk that changed.
    public RunRefusedException(Path disk, Difference what, Remedy remedy) {
        this(Reason.CHANGED, disk, new Changed(what, remedy), List.of());
    }

    /// A disk that other programs have.
    public RunRefusedException(Path disk, List<Holder> holders) {
        this(Reason.IN_USE, disk, null, holders);
    }

    private RunRefusedException(Reason reason, Path disk, Changed changed, List<Holder> holders) {
        super(reason.code() + ": " + disk);
        this.reason = reason;
        this.disk = disk;
        this.changed = changed;
        this.holders = List.copyOf(holders);
    }

    public Reason reason() {
        return reason;
    }

    public Path disk() {
        return disk;
    }

    /// What changed, where that is the reason and it is known.
    public Optional<Changed> changed() {
        return Optional.ofNullable(changed);
    }

    /// Who has the disk, as far as the system tells.
    public List<Holder> holders() {
        return holders;
    }
}

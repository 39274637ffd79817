package org.diskchain.chain;

import org.diskchain.bytes.Guid;
import org.diskchain.disk.Fault;
import org.diskchain.disk.Severity;
import org.diskchain.journal.JournalDamagedException.Damage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Something that the scan learned and the person should know. Data, not an exception: one bad disk
/// never ends a scan. Words for it are elsewhere.
public sealed interface Finding {
    Path disk();

    /// Damage or an oddity in the file itself.
    record Faulty(Path disk, Fault fault) implements Finding {}

    /// The machine did not let the file be read.
    record Unreadable(Path disk, String reason) implements Finding {}

    /// A person named it, and nothing is there.
    record NotFound(Path disk) implements Finding {}

    record ParentMissing(Path disk, List<Path> tried) implements Finding {}

    record ParentMismatch(Path disk, Path parent, Guid recorded, Guid found) implements Finding {}

    record ParentCycle(Path disk, List<Path> cycle) implements Finding {}

    /// The recorded path leads to another machine or a device, and was not touched.
    record ParentBlocked(Path disk, String recorded) implements Finding {}

    /// No identity of the parent is recorded that could be compared.
    record ParentUnidentified(Path disk) implements Finding {}

    /// The relative and the absolute path lead to different files that both match; `read` is used.
    record ParentAmbiguous(Path disk, Path read, Path other) implements Finding {}

    /// The parent was not where the link says, but elsewhere, by its identity.
    record ParentMoved(Path disk, Path parent) implements Finding {}

    /// The recorded absolute path does not lead to the parent that was found.
    record AbsolutePathStale(Path disk, String recorded) implements Finding {}

    /// The parent's file was changed at another time than the child records. Old versions of
    /// Windows look at that; newer ones compare identities only.
    record ParentTimeDiffers(Path disk, Path parent, Instant recorded, Instant found)
            implements Finding {}

    /// The parent matches the second identity only: a merge or an edit was interrupted.
    record ParentBySecondIdentity(Path disk, Path parent) implements Finding {}

    /// Parent and child are of different formats.
    record ParentFormatDiffers(Path disk, Path parent) implements Finding {}

    record SectorSizeDiffers(Path disk, Path parent, int own, int parents) implements Finding {}

    /// Parent and child differ in virtual size.
    ///
    /// @param vhd Windows refuses such a chain of VHDs
    record SizeDiffers(Path disk, Path parent, long own, long parents, boolean vhd)
            implements Finding {}

    /// An ancestor's link or file fails, so this disk cannot be read either.
    record ChainBroken(Path disk, Path ancestor) implements Finding {}

    /// The link leads to `parent`, whose own chain fails; `by` has the same identity, and its chain
    /// holds. So it is after a merge: what stood on the merged disk belongs on the target.
    record ParentSuperseded(Path disk, Path parent, Path by) implements Finding {}

    /// Another file has the same identity.
    record Twin(Path disk, Path other) implements Finding {}

    /// A merge that writes this disk is unfinished.
    ///
    /// @param readable whether the disk reads what it read before the merge began
    record MergeUnfinished(Path disk, Path journal, boolean readable) implements Finding {}

    /// The file is not the one that was scanned any more.
    record ChangedMeanwhile(Path disk) implements Finding {}

    /// A journal beside this disk cannot be read; it is left alone. A merge may have changed what
    /// the disk holds.
    record JournalDamaged(Path disk, Path journal, Damage damage) implements Finding {}

    /// A reconnect of this disk was cut off: it is to be completed or undone.
    record ReconnectUnfinished(Path disk, Path record) implements Finding {}

    /// A rebase of this disk is unfinished; it reads what it read before.
    record RebaseUnfinished(Path disk, Path journal) implements Finding {}

    /// A record beside this disk, of a reconnect or a rebase, cannot be read; it is left alone.
    record RecordDamaged(Path disk, Path record, Damage damage) implements Finding {}

    /// The name that scripts see. Never changes.
    default String code() {
        return switch (this) {
            case Faulty faulty -> faulty.fault().code().code();
            case Unreadable _ -> "unreadable";
            case NotFound _ -> "not-found";
            case ParentMissing _ -> "parent-missing";
            case ParentMismatch _ -> "parent-mismatch";
            case ParentCycle _ -> "parent-cycle";
            case ParentBlocked _ -> "parent-blocked";
            case ParentUnidentified _ -> "parent-unidentified";
            case ParentAmbiguous _ -> "parent-ambiguous";
            case ParentMoved _ -> "parent-moved";
            case AbsolutePathStale _ -> "absolute-path-stale";
            case ParentTimeDiffers _ -> "parent-time-differs";
            case ParentBySecondIdentity _ -> "parent-by-second-identity";
            case ParentFormatDiffers _ -> "parent-format-differs";
            case SectorSizeDiffers _ -> "sector-size-differs";
            case SizeDiffers _ -> "size-differs";
            case ChainBroken _ -> "chain-broken";
            case ParentSuperseded _ -> "parent-superseded";
            case Twin _ -> "identity-twin";
            case MergeUnfinished _ -> "merge-unfinished";
            case ChangedMeanwhile _ -> "disk-changed";
            case JournalDamaged _ -> "journal-damaged";
            case ReconnectUnfinished _ -> "reconnect-unfinished";
            case RebaseUnfinished _ -> "rebase-unfinished";
            case RecordDamaged _ -> "record-damaged";
        };
    }

    default Severity severity() {
        return switch (this) {
            case Faulty faulty -> faulty.fault().code().severity();
            case Unreadable _,
                    NotFound _,
                    ParentMissing _,
                    ParentMismatch _,
                    ParentCycle _,
                    ParentBlocked _,
                    ParentUnidentified _,
                    ParentFormatDiffers _,
                    SectorSizeDiffers _,
                    ChangedMeanwhile _,
                    JournalDamaged _,
                    ChainBroken _ ->
                    Severity.ERROR;
            case ParentAmbiguous _,
                    ParentBySecondIdentity _,
                    Twin _,
                    ReconnectUnfinished _,
                    RebaseUnfinished _,
                    RecordDamaged _,
                    ParentSuperseded _ ->
                    Severity.WARNING;
            case MergeUnfinished unfinished ->
                    unfinished.readable() ? Severity.WARNING : Severity.ERROR;
            case SizeDiffers sizes -> sizes.vhd() ? Severity.WARNING : Severity.INFO;
            case ParentMoved _, AbsolutePathStale _, ParentTimeDiffers _ -> Severity.INFO;
        };
    }

    /// The code that Windows returns for it (unsigned; `winerror.h`), 0 where there is none.
    default int win32() {
        return switch (this) {
            case Faulty faulty -> faulty.fault().code().win32();
            case Unreadable _ -> 5;
            case NotFound _ -> 2;
            case ParentMissing _ -> 0xC03A000D;
            case ParentMismatch _, ParentUnidentified _ -> 0xC03A000E;
            case ParentTimeDiffers _ -> 0xC03A000F;
            case ParentCycle _ -> 0xC03A0018;
            case ParentBlocked _ -> 0xC03A0016;
            case ParentFormatDiffers _ -> 0xC03A001B;
            case SectorSizeDiffers _ -> 0xC03A001D;
            case SizeDiffers sizes -> sizes.vhd() ? 0xC03A0017 : 0;
            case ChainBroken _ -> 0xC03A0019;
            case MergeUnfinished _, ChangedMeanwhile _, ReconnectUnfinished _, RebaseUnfinished _ ->
                    0xC03A001C;
            case ParentAmbiguous _,
                    ParentMoved _,
                    AbsolutePathStale _,
                    ParentBySecondIdentity _,
                    ParentSuperseded _,
                    Twin _,
                    RecordDamaged _,
                    JournalDamaged _ ->
                    0;
        };
    }
}

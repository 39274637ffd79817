package org.diskchain.plan;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Holder;
import org.diskchain.chain.Finding;

import java.nio.file.Path;
import java.util.List;

/// One reason why a merge, a reconnect or a rebase is refused. Words for it are elsewhere.
public sealed interface Refusal {
    /// The disk that is at fault.
    Path disk();

    /// A disk of the chain is damaged, or a link in it fails.
    record Unsound(Path disk, Finding finding) implements Refusal {}

    record InUse(Path disk, List<Holder> holders) implements Refusal {
        public InUse {
            holders = List.copyOf(holders);
        }
    }

    /// The disk, or the folder that the journal belongs in, cannot be written.
    record NotWritable(Path disk, Path place) implements Refusal {}

    /// @param needed bytes
    /// @param free bytes
    record NoSpace(Path disk, String volume, long needed, long free) implements Refusal {}

    /// The file would become larger than a file may be there.
    ///
    /// @param needed bytes of the file at the end
    /// @param most bytes
    record FileTooLarge(Path disk, String volume, long needed, long most) implements Refusal {}

    /// A VHD would become larger than its table can lead to.
    ///
    /// @param needed bytes of the file at the end
    /// @param most bytes
    record TableFull(Path disk, long needed, long most) implements Refusal {}

    /// The source is smaller than a disk below it, and what lies past its end is not all zero.
    ///
    /// @param bytes how far past the source's end data reaches
    record WouldCutData(Path disk, Path source, long bytes) implements Refusal {}

    /// VHDs of different virtual sizes are not merged: Windows refuses such chains.
    record VhdSizesDiffer(Path disk, Path parent) implements Refusal {}

    /// Another merge that writes this disk is unfinished.
    record OtherMergeUnfinished(Path disk, Path journal) implements Refusal {}

    /// The disk would be written, but lies outside what the person opened or named.
    record OutsidePlaces(Path disk) implements Refusal {}

    /// The link leads to two files that both match, and the person has not named the target.
    record Ambiguous(Path disk, Path read, Path other) implements Refusal {}

    /// A disk that has no parent gets none.
    record NotDifferencing(Path disk) implements Refusal {}

    /// The parent is the child itself, or is built on it.
    record ParentIsBelow(Path disk, Path parent) implements Refusal {}

    /// Parent and child are of different formats.
    record ParentFormatDiffers(Path disk, Path parent) implements Refusal {}

    record SectorSizeDiffers(Path disk, Path parent, int own, int parents) implements Refusal {}

    /// The parent is not the one that the child knows.
    record IdentityDiffers(Path disk, Path parent, Guid recorded, Guid found) implements Refusal {}

    /// No absolute path of Windows, or one that does not end in the name of the parent's file.
    ///
    /// @param name of the parent's file
    record NotWindowsPath(Path disk, String path, String name) implements Refusal {}

    /// No path can be written down that leads to the parent: a name on it has a character that is
    /// none of a name, or is the name of a device, on Windows.
    record PathNotRecordable(Path disk, Path parent) implements Refusal {}

    /// A reconnect of this disk was cut off: it is to be completed or undone first.
    record ReconnectUnfinished(Path disk, Path record) implements Refusal {}

    /// The record of an earlier reconnect is of no use for this disk any more, or is in the way:
    /// the person is to let go of it first.
    record UndoKept(Path disk, Path record) implements Refusal {}

    /// A rebase that writes or needs this disk is unfinished.
    record RebaseUnfinished(Path disk, Path journal) implements Refusal {}

    /// Blocks are dropped in a VHDX only.
    record CannotDrop(Path disk) implements Refusal {}

    /// The person wants a disk rescued that does not become invalid, or cannot be rescued.
    record NotRescuable(Path disk) implements Refusal {}

    /// The name that scripts see. Never changes.
    default String code() {
        return switch (this) {
            case Unsound unsound -> unsound.finding().code();
            case InUse _ -> "in-use";
            case NotWritable _ -> "not-writable";
            case NoSpace _ -> "no-space";
            case FileTooLarge _ -> "file-too-large";
            case TableFull _ -> "table-full";
            case WouldCutData _ -> "would-cut-data";
            case VhdSizesDiffer _ -> "vhd-sizes-differ";
            case OtherMergeUnfinished _ -> "other-merge-unfinished";
            case OutsidePlaces _ -> "outside-places";
            case Ambiguous _ -> "parent-ambiguous";
            case NotRescuable _ -> "not-rescuable";
            case NotDifferencing _ -> "not-differencing";
            case ParentIsBelow _ -> "parent-is-below";
            case ParentFormatDiffers _ -> "parent-format-differs";
            case SectorSizeDiffers _ -> "sector-size-differs";
            case IdentityDiffers _ -> "parent-mismatch";
            case NotWindowsPath _ -> "not-windows-path";
            case PathNotRecordable _ -> "path-not-recordable";
            case ReconnectUnfinished _ -> "reconnect-unfinished";
            case UndoKept _ -> "undo-kept";
            case RebaseUnfinished _ -> "rebase-unfinished";
            case CannotDrop _ -> "cannot-drop";
        };
    }

    /// The code that Windows returns for it (unsigned), 0 where there is none.
    default int win32() {
        return switch (this) {
            case Unsound unsound -> unsound.finding().win32();
            case InUse _ -> 32;
            case NotWritable _ -> 5;
            case NoSpace _ -> 112;
            case FileTooLarge _ -> 223;
            case WouldCutData _ -> 0xC03A0025;
            case VhdSizesDiffer _ -> 0xC03A0017;
            case OtherMergeUnfinished _ -> 0xC03A001C;
            case ParentIsBelow _ -> 0xC03A0018;
            case ParentFormatDiffers _ -> 0xC03A001B;
            case SectorSizeDiffers _ -> 0xC03A001D;
            case IdentityDiffers _ -> 0xC03A000E;
            case ReconnectUnfinished _, RebaseUnfinished _ -> 0xC03A001C;
            case TableFull _,
                    OutsidePlaces _,
                    Ambiguous _,
                    NotRescuable _,
                    NotDifferencing _,
                    NotWindowsPath _,
                    PathNotRecordable _,
                    UndoKept _,
                    CannotDrop _ ->
                    0;
        };
    }
}

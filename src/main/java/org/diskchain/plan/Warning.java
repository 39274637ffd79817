package org.diskchain.plan;

import org.diskchain.bytes.HostTrait;

import java.nio.file.Path;

/// Something that does not refuse a merge, and that the person should know before it.
public sealed interface Warning {
    Path disk();

    /// A Hyper-V machine may still list the disk as a checkpoint (`.avhd`, `.avhdx`).
    record Checkpoint(Path disk) implements Warning {}

    /// Hyper-V tracks changes of the disk in a file beside it, which the merge makes stale.
    record ChangeTracking(Path disk, Path sideFile) implements Warning {}

    /// The link leads to two files that both match; the relative path is followed.
    record Ambiguous(Path disk, Path read, Path other) implements Warning {}

    /// Windows refuses to attach or grow a disk in a host file of this kind.
    record HostFile(Path disk, HostTrait trait) implements Warning {}

    /// The name that scripts see. Never changes.
    default String code() {
        return switch (this) {
            case Checkpoint _ -> "checkpoint";
            case ChangeTracking _ -> "change-tracking";
            case Ambiguous _ -> "parent-ambiguous";
            case HostFile(_, var trait) ->
                    switch (trait) {
                        case SPARSE -> "host-sparse";
                        case COMPRESSED -> "host-compressed";
                        case ENCRYPTED -> "host-encrypted";
                    };
        };
    }
}

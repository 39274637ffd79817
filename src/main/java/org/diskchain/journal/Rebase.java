package org.diskchain.journal;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An unfinished rebase: all that a new process needs to go on with it.
///
/// @param file the record itself, beside the child
/// @param phase how far it has come
/// @param verify what of the child is read back
/// @param dropsEqual whether blocks of the child that equal the new parent are dropped at the end
/// @param child the disk that gets another parent, under the path by which it was shown
/// @param childIdentity by which the child's own children know it
/// @param old the ancestors that the child has, nearest first: read, never written
/// @param parent the ancestors that it gets, nearest first: read, never written
/// @param windowsPath the absolute path that is recorded of the new parent; empty where none is
/// @param doneBytes copied so far
/// @param totalBytes to copy, as planned
/// @param size bytes of the child's file after the last batch; what lies behind it was left by a
///   batch that was cut off
/// @param sizeAfter bytes of the child's file at the end, as planned
public record Rebase(
        Path file,
        Phase phase,
        Verify verify,
        boolean dropsEqual,
        Path child,
        Guid childIdentity,
        List<Witness> old,
        List<Witness> parent,
        String windowsPath,
        long doneBytes,
        long totalBytes,
        long size,
        long sizeAfter,
        Instant started) {
    public Rebase {
        old = List.copyOf(old);
        parent = List.copyOf(parent);
        if (old.isEmpty() || parent.isEmpty()) throw new IllegalArgumentException("no parent");
    }

    /// How far a rebase has come; each phase is begun anew by who goes on with it.
    public enum Phase {
        /// What the child inherits, and the new parent reads otherwise, is copied into it.
        COPY,
        /// What was copied is read back, and the whole disk compared.
        VERIFY,
        /// The child gets its new parent. From here on it can only be completed.
        LINK,
        /// Blocks that equal the new parent are dropped.
        DROP
    }

    /// Whether it can be dropped: the child has its old parent. It may own more than before.
    public boolean isDroppable() {
        return phase.compareTo(Phase.LINK) < 0;
    }

    public Path newParent() {
        return parent.getFirst().path();
    }

    public Path oldParent() {
        return old.getFirst().path();
    }

    /// Every disk that it writes or relies on: the child, then its ancestors, old and new.
    public List<Path> disks() {
        List<Path> disks = new ArrayList<>(List.of(child));
        disks.addAll(ancestors());
        return disks;
    }

    /// Every disk that it relies on, old ancestors and new ones.
    public List<Path> ancestors() {
        return Stream.concat(old.stream(), parent.stream()).map(Witness::path).distinct().toList();
    }

    public Rebase at(Phase next) {
        return with(next, doneBytes, size);
    }

    /// The record with so much copied.
    public Rebase after(long newDoneBytes, long newSize) {
        return with(phase, newDoneBytes, newSize);
    }

    /// The record with other paths to the same disks.
    public Rebase addressedAt(UnaryOperator<Path> address) {
        return new Rebase(
                file,
                phase,
                verify,
                dropsEqual,
                address.apply(child),
                childIdentity,
                old.stream().map(disk -> disk.at(address.apply(disk.path()))).toList(),
                parent.stream().map(disk -> disk.at(address.apply(disk.path()))).toList(),
                windowsPath,
                doneBytes,
                totalBytes,
                size,
                sizeAfter,
                started);
    }

    /// The record with the paths that another reading of it has.
    public Rebase shownAs(Rebase other) {
        return new Rebase(
                file,
                phase,
                verify,
                dropsEqual,
                other.child,
                childIdentity,
                shownAs(old, other.old),
                shownAs(parent, other.parent),
                windowsPath,
                doneBytes,
                totalBytes,
                size,
                sizeAfter,
                started);
    }

    private static List<Witness> shownAs(List<Witness> disks, List<Witness> others) {
        List<Witness> shown = new ArrayList<>();
        for (int i = 0; i < disks.size(); i++) shown.add(disks.get(i).at(others.get(i).path()));
        return shown;
    }

    private Rebase with(Phase newPhase, long newDoneBytes, long newSize) {
        return new Rebase(
                file,
                newPhase,
                verify,
                dropsEqual,
                child,
                childIdentity,
                old,
                parent,
                windowsPath,
                newDoneBytes,
                totalBytes,
                newSize,
                sizeAfter,
                started);
    }
}

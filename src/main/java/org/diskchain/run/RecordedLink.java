package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.RecordStanding;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Undo.Step;
import org.diskchain.journal.UndoFile;
import org.diskchain.journal.UndoSteps;
import org.diskchain.journal.Witness.Content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Writes another parent into a child, from a record.
///
/// ```
///   rehearse   all writes in memory, as the format's writer makes them
///   record     them, with the bytes before and after                    durable, in one step
///   write      each of them                                             force, and read back
///   note       in the record when the file was last changed             durable, in one step
/// ```
///
/// A power cut leaves the file as it was, as it is to be, or with one write half done in between:
/// what the format's own order of writes allows, and for the header of a VHD, which is two sectors,
/// what the record mends. From the record the change is completed or taken back, last write first,
/// through the very same states.
record RecordedLink(Storage storage, RandomGenerator random, InstantSource clock, Path child) {
    /// The record's place: beside the file itself, whatever link leads to it.
    Path place() throws IOException {
        return UndoFile.beside(storage.realPath(child));
    }

    Optional<Undo> record() throws IOException {
        return UndoFile.read(storage, place(), child);
    }

    Standing standing(Undo undo) throws IOException {
        return new RecordStanding(storage).of(undo, child);
    }

    /// Links the child; returns when that is durable.
    ///
    /// @param earlier the record that it is added to, of what is done
    void begin(Path parent, ParentLink link, Optional<Undo> earlier) throws IOException {
        boolean certain = earlier.isEmpty() || isAsNoted(earlier.get());
        Rehearsal rehearsal = new Rehearsal(storage, child);
        try (DiskWriter writer = Disks.openForWriting(rehearsal, child, random)) {
            writer.link(link);
        }
        List<Step> before = earlier.map(Undo::steps).orElse(List.of());
        List<Step> steps = new ArrayList<>(before);
        steps.addAll(rehearsal.steps());
        Undo undo =
                new Undo(
                        place(),
                        storage.realPath(child),
                        storage.realPath(parent),
                        link.recordedIdentity(),
                        clock.instant(),
                        rehearsed(rehearsal, link),
                        Optional.empty(),
                        steps);
        UndoFile.write(storage, undo); // before the first byte changes
        write(undo, before.size());
        note(undo, certain);
    }

    /// What the child will hold; it must record its parent before a byte of it is written.
    private Content rehearsed(Rehearsal rehearsal, ParentLink link) throws IOException {
        try (Disk disk = Disks.open(rehearsal, child)) {
            if (!disk.facts().parent().identities().equals(link.identities())) {
                throw new IOException("would not be linked: " + child);
            }
            return new Content(rehearsal.steps().getLast().sizeAfter(), disk.tablesDigest());
        }
    }

    /// Completes what was cut off.
    void complete(Undo undo) throws IOException {
        write(undo, done(undo));
        note(undo, true);
    }

    /// Gives the file back as it was before the first write, and deletes the record.
    void takeBack(Undo undo) throws IOException {
        int last = Math.min(done(undo) + 1, undo.steps().size()); // the next may be there by part
        try (ByteFile file = storage.openForWriting(child);
                ByteFile drive = drive()) {
            for (Step step : undo.steps().subList(0, last).reversed()) takeBack(step, file, drive);
        }
        forget();
    }

    private void takeBack(Step step, ByteFile file, ByteFile drive) throws IOException {
        byte[] old = HexFormat.of().parseHex(step.old());
        if (old.length > 0) file.write(step.offset(), ByteBuffer.wrap(old));
        file.force(); // the old end of the file before what is behind it goes
        requireThere(step.offset(), old, drive);
        if (file.size() <= step.sizeBefore()) return;
        file.resize(step.sizeBefore());
        file.force(); // before the write before it is taken back
    }

    /// Deletes the record.
    void forget() throws IOException {
        UndoFile.delete(storage, place());
    }

    private void write(Undo undo, int done) throws IOException {
        try (ByteFile file = storage.openForWriting(child);
                ByteFile drive = drive()) {
            for (Step step : undo.steps().subList(done, undo.steps().size())) {
                byte[] bytes = HexFormat.of().parseHex(step.written());
                if (file.size() < step.offset()) file.resize(step.offset());
                if (bytes.length > 0) file.write(step.offset(), ByteBuffer.wrap(bytes));
                file.force(); // before the next one: at most one is ever half done
                requireThere(step.offset(), bytes, drive);
            }
        }
    }

    /// The child's file, read past the system's cache where that can be had.
    private ByteFile drive() throws IOException {
        Optional<ByteFile> direct = storage.openPastCache(child);
        return direct.isPresent() ? direct.get() : storage.open(child);
    }

    /// A drive may lose a write. The next one is not made then: the file stays in a state that the
    /// record knows.
    private void requireThere(long offset, byte[] bytes, ByteFile drive) throws IOException {
        byte[] found = new byte[bytes.length];
        drive.read(offset, ByteBuffer.wrap(found));
        if (Arrays.equals(found, bytes)) return;
        throw new IOException("does not read back as it was written: " + child);
    }

    private boolean isAsNoted(Undo undo) throws IOException {
        return new RecordStanding(storage).isAsNoted(undo, child);
    }

    /// The change is done: from now on a write by somebody else is noticed.
    ///
    /// @param certain whether it would have been before
    private void note(Undo undo, boolean certain) throws IOException {
        Instant modified = storage.facts(child).orElseThrow().modified();
        UndoFile.write(storage, undo.noted(certain ? modified : Undo.NO_TIME));
    }

    private int done(Undo undo) throws IOException {
        try (ByteFile file = storage.open(child)) {
            return new UndoSteps(undo)
                    .done(file)
                    .orElseThrow(() -> new IOException("was written since: " + child));
        }
    }
}

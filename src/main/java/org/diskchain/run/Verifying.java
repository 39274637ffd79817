package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.disk.Disk;
import org.diskchain.disk.Disks;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Verify;
import org.diskchain.read.Layers;
import org.diskchain.read.Layers.Piece;
import org.diskchain.run.MergeResult.Verified;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads the target back and compares it with what the merged disks hold, before it takes on the
/// source's identity.
///
/// ```
///   merged   |--data--|......|--zero--|......|
///   COPIED   |compared|      |compared|             SHA-256 of the data
///   FULL     |compared| read |compared| read |      SHA-256 of the whole disk
/// ```
final class Verifying {
    private static final int STEP = 1 << 20;
    private static final int ZERO_STEP = 64 << 20;

    private final Storage storage;
    private final Journal journal;
    private final Progress progress;
    private final MessageDigest digest = sha256();
    private final ByteBuffer read = ByteBuffer.allocate(STEP);
    private long verified;

    Verifying(Storage storage, Journal journal, Progress progress) {
        this.storage = storage;
        this.journal = journal;
        this.progress = progress;
    }

    /// @throws VerifyFailedException if a byte differs
    Verified run() throws IOException, CancelledException {
        try (Opened<Disk> disks = new Opened<>();
                ReadBack target = ReadBack.open(storage, journal.target().path())) {
            for (Participant disk : journal.mergedLine().subList(0, journal.depth())) {
                disks.add(Disks.open(storage, disk.path()));
            }
            Layers merged = new Layers(disks.all());
            boolean full = journal.verify() == Verify.FULL;
            progress.begin(
                    Stage.VERIFY,
                    full ? merged.virtualSize() : journal.totalBytes() - journal.rescueBytes());
            Layers whole = full ? whole(target, disks) : merged;
            for (long at = 0; at < merged.virtualSize(); ) {
                Piece piece = merged.pieceAt(at, merged.virtualSize());
                at =
                        full
                                ? readWhole(piece, target, merged, whole)
                                : readCopied(piece, target, merged);
            }
            return new Verified(
                    journal.verify(),
                    verified,
                    HexFormat.of().formatHex(digest.digest()),
                    target.isPastCache());
        }
    }

    /// The target and its ancestors.
    private Layers whole(ReadBack target, Opened<Disk> disks) throws IOException {
        List<Disk> chain = new ArrayList<>(List.of(target.disk()));
        for (Participant disk : journal.below()) {
            chain.add(disks.add(Disks.open(storage, disk.path())));
        }
        return new Layers(chain);
    }

    private long readCopied(Piece piece, ReadBack target, Layers merged)
            throws IOException, CancelledException {
        if (piece instanceof Piece.Nothing) {
            progress.advance(0);
            return piece.end();
        }
        boolean data = piece instanceof Piece.Data;
        long limit = piece.start() + (data ? STEP : ZERO_STEP);
        Piece step = merged.pieceAt(piece.start(), Math.min(piece.end(), limit));
        digest.update(target.compare(step, merged, data));
        boolean counts = !(step instanceof Piece.Beyond);
        if (counts) verified += step.length();
        progress.advance(counts ? step.length() : 0);
        return step.end();
    }

    private long readWhole(Piece piece, ReadBack target, Layers merged, Layers whole)
            throws IOException, CancelledException {
        long length = Math.min(piece.length(), STEP);
        Piece step = merged.pieceAt(piece.start(), piece.start() + length);
        if (!(step instanceof Piece.Nothing)) {
            target.compare(step, merged, step instanceof Piece.Data);
        }
        read.clear().limit((int) step.length());
        whole.read(step.start(), read);
        digest.update(read.flip());
        verified += step.length();
        progress.advance(step.length());
        return step.end();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

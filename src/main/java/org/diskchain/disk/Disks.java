package org.diskchain.disk;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.ReadableFiles;
import org.diskchain.bytes.Storage;
import org.diskchain.bytes.WritableFiles;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Opens and makes image files. Content decides the format, never the file's name.
public final class Disks {
    private static final byte[] VHDX_SIGNATURE = "vhdxfile".getBytes(StandardCharsets.US_ASCII);

    private Disks() {}

    /// Opens a disk for reading.
    ///
    /// @throws DamagedDiskException if the file is no disk or cannot be read as one
    public static Disk open(ReadableFiles storage, Path file) throws IOException {
        requireRegular(storage, file);
        ByteFile bytes = storage.open(file);
        try {
            return isVhdx(bytes, file)
                    ? VhdxDisk.open(bytes, file)
                    : VhdDisk.open(storage, bytes, file);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /// Opens a disk for writing; a VHDX log is replayed first.
    ///
    /// @param random for the fresh identities that the format demands of a writer
    /// @throws DamagedDiskException if a fault forbids writing
    public static DiskWriter openForWriting(
            WritableFiles storage, Path file, RandomGenerator random) throws IOException {
        try {
            return openForWriting(storage, file, random, Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// The same, and may be stopped while the tables are looked through.
    public static DiskWriter openForWriting(
            WritableFiles storage, Path file, RandomGenerator random, Progress progress)
            throws IOException, CancelledException {
        requireRegular(storage, file);
        ByteFile bytes = storage.openForWriting(file);
        try {
            if (!isVhdx(bytes, file)) return VhdWriter.open(storage, bytes, file, progress);
            requireRoomForLog(storage, bytes, file);
            return VhdxWriter.open(bytes, file, random, progress);
        } catch (IOException | CancelledException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /// What would become of the file of an open disk.
    public static GrowthForecast forecast(Disk disk) throws IOException {
        return switch (disk) {
            case VhdDisk vhd -> VhdWriter.forecast(vhd);
            case VhdxDisk vhdx -> VhdxWriter.forecast(vhdx);
        };
    }

    /// Makes a new, empty disk, and leaves it open for writing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something has that name
    public static DiskWriter create(
            Storage storage, Path file, NewDisk disk, RandomGenerator random) throws IOException {
        ByteFile bytes = storage.create(file);
        try {
            return switch (disk.format()) {
                case VHD -> VhdWriter.create(storage, bytes, file, disk);
                case VHDX -> VhdxWriter.create(bytes, file, disk, random);
                case UNKNOWN -> throw new IllegalArgumentException("no format");
            };
        } catch (IOException | RuntimeException e) {
            bytes.close();
            storage.delete(file);
            throw e;
        }
    }

    /// Takes back what a batch that was cut off left behind `size` bytes of a disk's file, which is
    /// as long as it was after the batch before. Nothing is done where the disk points there.
    ///
    /// @throws CancelledException if it was stopped while the table was looked through
    public static void giveBack(
            Storage storage, Path file, long size, RandomGenerator random, Progress progress)
            throws IOException, CancelledException {
        requireRegular(storage, file);
        try (ByteFile bytes = storage.openForWriting(file)) {
            if (bytes.size() <= size) return;
            if (!isVhdx(bytes, file)) {
                new VhdRecovery(storage, bytes, file).giveBack(size);
                return;
            }
            try (VhdxWriter writer = VhdxWriter.open(bytes, file, random, progress.silent())) {
                writer.giveBack(size, progress.silent());
            }
        }
    }

    /// The bytes of a disk that [DiskWriter#link] changes and that a power cut may damage; none in
    /// a format where it cannot.
    public static byte[] header(Disk disk) throws IOException {
        return switch (disk) {
            case VhdDisk vhd -> VhdRecovery.header(vhd);
            case VhdxDisk _ -> new byte[0];
        };
    }

    /// Gives a disk the bytes back that [#header] told, where they are damaged.
    ///
    /// @param identity of that disk; another one is left alone
    public static void restoreHeader(Storage storage, Path file, byte[] header, Guid identity)
            throws IOException {
        requireRegular(storage, file);
        try (ByteFile bytes = storage.openForWriting(file)) {
            if (!isVhdx(bytes, file)) {
                new VhdRecovery(storage, bytes, file).restoreHeader(header, identity);
            }
        }
    }

    private static void requireRegular(ReadableFiles storage, Path file) throws IOException {
        FileFacts facts =
                storage.facts(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        if (!facts.isFile()) throw notADisk(file, "a regular file", facts.kind().toString());
    }

    /// A VHDX begins with its signature. A fixed VHD holds the guest's bytes there, and a VHDX may
    /// hold the guest's bytes at its end: a file that is both is refused, so that no guest decides
    /// how its disk is read.
    private static boolean isVhdx(ByteFile bytes, Path file) throws IOException {
        if (bytes.size() < VHDX_SIGNATURE.length) {
            throw notADisk(file, "at least 512 bytes", bytes.size() + " bytes");
        }
        ByteBuffer start = ByteBuffer.allocate(VHDX_SIGNATURE.length);
        bytes.read(0, start);
        if (!Arrays.equals(start.array(), VHDX_SIGNATURE)) return false;
        if (VhdDisk.hasFixedFooter(bytes)) {
            throw notADisk(file, "one format", "a VHDX signature and a fixed VHD footer");
        }
        return true;
    }

    /// A log may say that the file is longer after its replay, by any number.
    private static void requireRoomForLog(WritableFiles storage, ByteFile bytes, Path file)
            throws IOException {
        long growth = VhdxDisk.open(bytes, file).image().size() - bytes.size();
        if (growth > 0 && growth > storage.volume(file).free()) {
            throw new FileSystemException(
                    file.toString(), null, "no space left for " + growth + " more bytes");
        }
    }

    private static DamagedDiskException notADisk(Path file, String expected, String found) {
        return new DamagedDiskException(
                file, new Fault(FaultCode.NOT_A_DISK, "file", 0, expected, found));
    }
}

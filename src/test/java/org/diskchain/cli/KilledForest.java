package org.diskchain.cli;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.JournalFile;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.OpenChain;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Real files for a merge that is going to be killed, and what each of them reads as.
///
/// ```
///   (below) - target - between ... - source - orphan
///                |         |
///             sibling   sibling
/// ```
final class KilledForest {
    private static final int MIB = 1 << 20;
    private static final long SIZE = 112L * MIB;
    private static final int PIECE = MIB / 2;

    private final Storage storage = new FileStorage();
    private final Path folder;
    private final KillCase kind;
    private final Random random;
    private final Map<Path, String> right = new LinkedHashMap<>();
    private final Path source;

    KilledForest(Path folder, KillCase kind, Random random) throws Exception {
        this.folder = folder;
        this.kind = kind;
        this.random = random;
        Made below = kind.target() == DiskType.DIFFERENCING ? make("below", null) : null;
        Made target = make("target", below);
        Made above = target;
        for (int i = 1; i < kind.depth(); i++) {
            make("sibling" + i, above);
            above = make("between" + i, above);
        }
        make("sibling", above);
        Made made = make("source", above);
        make("orphan", made);
        source = made.path;
        for (Path disk : disks()) right.put(disk, read(disk).orElseThrow());
    }

    private record Made(Path path, Guid identity) {}

    Path source() {
        return source;
    }

    Path target() {
        return folder.resolve("target");
    }

    /// Whether no journal is there any more, and the source is not valid any more.
    boolean isMerged() throws Exception {
        return !Files.exists(JournalFile.beside(target())) && read(source).isEmpty();
    }

    /// Fails unless the source reads as at first, and each other disk too or not at all.
    void requireRight() throws Exception {
        for (Path disk : right.keySet()) {
            Optional<String> now = read(disk);
            if (now.isEmpty() && disk.equals(source)) {
                throw new AssertionError("the source is refused: " + scan().disk(source));
            }
            if (now.isPresent() && !now.equals(Optional.of(right.get(disk)))) {
                throw new AssertionError("reads otherwise: " + disk);
            }
        }
    }

    /// Fails unless the target reads as the source did, what was merged or built on it is refused,
    /// the rest reads as at first, and nothing is left over.
    void requireMerged() throws Exception {
        for (Path disk : right.keySet()) {
            String name = disk.getFileName().toString();
            String wanted =
                    switch (name) {
                        case "target" -> right.get(source);
                        case "below" -> right.get(disk);
                        default -> "refused";
                    };
            String now = read(disk).orElse("refused");
            if (!now.equals(wanted)) throw new AssertionError(name + " is " + now);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.filter(file -> !right.containsKey(file)).toList();
            if (!left.isEmpty()) throw new AssertionError("left over: " + left);
        }
    }

    /// The hash of a disk; none where it is refused.
    private Optional<String> read(Path disk) throws Exception {
        DiskForest forest = scan();
        try (OpenChain chain = OpenChain.open(storage, forest, disk)) {
            return Optional.of(chain.hash(Progress.NONE));
        } catch (ChainBrokenException refused) {
            return Optional.empty();
        }
    }

    private DiskForest scan() throws Exception {
        return new Scanner(storage).scan(List.of(folder), Progress.NONE);
    }

    private List<Path> disks() throws Exception {
        return scan().disks().stream().map(DiskNode::path).toList();
    }

    private Made make(String name, Made parent) throws IOException {
        boolean isTarget = name.equals("target");
        DiskType type = DiskType.DIFFERENCING;
        if (parent == null) type = isTarget ? kind.target() : DiskType.DYNAMIC;
        Guid identity = Guid.random(random);
        NewDisk disk =
                new NewDisk(
                        kind.format(), type, SIZE, 2 * MIB, 512, identity, identity, link(parent));
        Path path = folder.resolve(name);
        boolean merged = isTarget || name.equals("source") || name.startsWith("between");
        try (DiskWriter writer = Disks.create(storage, path, disk, random)) {
            fill(writer, merged ? SIZE : 8 * MIB);
        }
        return new Made(path, identity);
    }

    private static ParentLink link(Made parent) {
        if (parent == null) return ParentLink.NONE;
        String recorded = ".\\" + parent.path.getFileName();
        return new ParentLink(
                List.of(parent.identity),
                List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, recorded, "relative")));
    }

    private void fill(DiskWriter writer, long until) throws IOException {
        List<Change> changes = new ArrayList<>();
        for (long at = 0; at + PIECE * 5 / 4 <= until; at += PIECE * 5 / 4) {
            changes.add(new Change(at + random.nextInt(PIECE / 2048) * 512L, PIECE, false));
        }
        writer.begin(changes);
        byte[] bytes = new byte[PIECE];
        for (Change change : changes) {
            random.nextBytes(bytes);
            writer.write(change.start(), ByteBuffer.wrap(bytes));
        }
        writer.commit();
    }
}

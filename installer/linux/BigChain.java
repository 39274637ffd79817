import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.disk.Change;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.DiskWriter;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.NewDisk;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Makes base.vhdx and its child leaf.avhdx, whose merge takes long enough to be stopped:
///
/// ```
/// java -cp target/classes:target/mods/* installer/linux/BigChain.java FOLDER MEBIBYTES
/// ```
final class BigChain {
    private static final int MIB = 1 << 20;
    private static final int BLOCK = 2 * MIB;
    private static final int SECTOR = 512;

    private final Storage storage = new FileStorage();
    private final Random random = new Random(1);
    private final Guid virtualDisk = Guid.random(random);
    private final Path folder;
    private final long bytes;

    private BigChain(Path folder, long bytes) throws IOException {
        this.folder = folder;
        this.bytes = bytes;
        storage.createFolders(folder);
    }

    static void main(String[] arguments) throws IOException {
        BigChain chain = new BigChain(Path.of(arguments[0]), Long.parseLong(arguments[1]) * MIB);
        Guid base = Guid.random(chain.random);
        chain.make("base.vhdx", DiskType.DYNAMIC, base, ParentLink.NONE, BLOCK);
        RecordedPath path =
                new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\base.vhdx", "relative");
        ParentLink link = new ParentLink(List.of(base), List.of(path));
        Guid leaf = Guid.random(chain.random);
        chain.make("leaf.avhdx", DiskType.DIFFERENCING, leaf, link, chain.bytes);
    }

    private void make(String name, DiskType type, Guid identity, ParentLink parent, long written)
            throws IOException {
        NewDisk disk =
                new NewDisk(
                        Format.VHDX,
                        type,
                        bytes + 32L * BLOCK,
                        BLOCK,
                        SECTOR,
                        virtualDisk,
                        identity,
                        parent);
        try (DiskWriter writer = Disks.create(storage, folder.resolve(name), disk, random)) {
            writer.begin(List.of(new Change(0, written, false)));
            byte[] content = new byte[BLOCK];
            for (long start = 0; start < written; start += BLOCK) {
                random.nextBytes(content);
                writer.write(start, ByteBuffer.wrap(content));
            }
            writer.commit();
        }
    }
}

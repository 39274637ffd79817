package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Witness;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A forest that exists on paper only: nodes with facts and links, no files.
public final class PaperForest {
    public static final long VIRTUAL_SIZE = 127L << 30;

    private static final int BLOCK = 2 << 20;

    private final Path folder;
    private final Map<Path, DiskNode> disks = new LinkedHashMap<>();
    private final List<Journal> unfinished = new ArrayList<>();

    public PaperForest(Path folder) {
        this.folder = folder;
    }

    public static Guid guid(String name) {
        return new Guid(0x1000_4000L, 0x8000_0000_0000_0000L | name.hashCode() & 0xffff_ffffL);
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    public PaperForest base(String name, long ownedBytes) {
        return add(name, DiskType.DYNAMIC, ownedBytes, ParentLink.NONE, new ParentState.Base());
    }

    public PaperForest child(String name, String parent, long ownedBytes) {
        ParentState state = new ParentState.Resolved(path(parent), ParentState.Found.RECORDED);
        return add(name, DiskType.DIFFERENCING, ownedBytes, link(parent), state);
    }

    /// A child whose link came to another end.
    public PaperForest child(String name, String parent, ParentState state, Finding... findings) {
        return add(name, DiskType.DIFFERENCING, 0, link(parent), state, findings);
    }

    private static ParentLink link(String parent) {
        return new ParentLink(
                List.of(guid(parent)),
                List.of(
                        new RecordedPath(RecordedPath.Kind.RELATIVE, ".\\" + parent, "relative"),
                        new RecordedPath(RecordedPath.Kind.ABSOLUTE, "D:\\vm\\" + parent, "abs")));
    }

    private PaperForest add(
            String name,
            DiskType type,
            long ownedBytes,
            ParentLink link,
            ParentState state,
            Finding... findings) {
        Format format = name.endsWith("vhd") ? Format.VHD : Format.VHDX;
        DiskFacts facts =
                new DiskFacts(
                        format,
                        type,
                        VIRTUAL_SIZE,
                        ownedBytes + BLOCK,
                        BLOCK,
                        512,
                        guid("id of " + name),
                        guid(name),
                        link,
                        "");
        return node(name, facts, ownedBytes, state, findings);
    }

    /// A file that could not be read as a disk.
    public PaperForest unreadable(String name, Finding... findings) {
        return node(name, DiskFacts.unreadable(BLOCK), 0, new ParentState.Base(), findings);
    }

    private PaperForest node(
            String name, DiskFacts facts, long owned, ParentState state, Finding... findings) {
        Path path = path(name);
        List<Finding> found = List.of(findings);
        disks.put(path, new DiskNode(path, name, Instant.EPOCH, facts, owned, state, found, false));
        return this;
    }

    /// An unfinished merge of disks, source first.
    public PaperForest unfinished(Phase phase, String... line) {
        List<Participant> participants = new ArrayList<>();
        for (String name : line) {
            Witness witness = new Witness(path(name), 0, name, Instant.EPOCH, guid(name), "");
            participants.add(new Participant(path(name), guid(name), guid("new " + name), witness));
        }
        Path file = path(line[line.length - 1] + ".diskchain-merge");
        unfinished.add(Paper.journal(file, phase, participants, 0, 250, 1000, Instant.EPOCH));
        return this;
    }

    public DiskForest made() {
        return new DiskForest(disks.values(), unfinished, List.of(folder));
    }
}

package org.diskchain.testing;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Fault;
import org.diskchain.disk.FaultCode;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.journal.Journal;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Witness;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A forest as it is being written down, disk by disk. Disks are named as parents by their file
/// name without extension; each disk is an hour younger than the one before it.
final class DraftForest {
    private static final Instant FIRST = Instant.parse("2026-03-01T08:00:00Z");
    private static final long GB = 1L << 30;
    private static final int BLOCK = 2 << 20;
    private static final int SECTOR = 512;

    private final Path root;
    private final Random random = new Random(1);
    private final Map<String, DiskNode> disks = new LinkedHashMap<>();
    private final List<Journal> journals = new ArrayList<>();
    private Format format = Format.VHDX;
    private String last;

    DraftForest(Path root) {
        this.root = root;
    }

    /// The format of all disks that come.
    DraftForest format(Format next) {
        format = next;
        return this;
    }

    DraftForest base(String file, double ownGb, double virtualGb) {
        return add(
                file,
                DiskType.DYNAMIC,
                ownGb,
                gb(virtualGb),
                ParentLink.NONE,
                new ParentState.Base());
    }

    DraftForest fixed(String file, double virtualGb) {
        return add(
                file,
                DiskType.FIXED,
                virtualGb,
                gb(virtualGb),
                ParentLink.NONE,
                new ParentState.Base());
    }

    DraftForest child(String file, String parent, double ownGb) {
        DiskNode above = disks.get(stem(parent));
        ParentState state = new ParentState.Resolved(above.path(), ParentState.Found.RECORDED);
        add(
                file,
                DiskType.DIFFERENCING,
                ownGb,
                above.facts().virtualSize(),
                link(above.facts().identity(), above.name()),
                state);
        if (above.findings().stream().anyMatch(DraftForest::breaksChain)) {
            find(new Finding.ChainBroken(node().path(), above.path()));
        }
        return this;
    }

    DraftForest mismatched(String file, String parent, double ownGb) {
        DiskNode above = disks.get(stem(parent));
        Guid recorded = Guid.random(random);
        Guid found = above.facts().identity();
        add(
                file,
                DiskType.DIFFERENCING,
                ownGb,
                above.facts().virtualSize(),
                link(recorded, above.name()),
                new ParentState.Mismatch(above.path(), found));
        return find(new Finding.ParentMismatch(node().path(), above.path(), recorded, found));
    }

    DraftForest missing(String file, String parent, double ownGb, double virtualGb) {
        Path tried = root.resolve(file).resolveSibling(parent);
        add(
                file,
                DiskType.DIFFERENCING,
                ownGb,
                gb(virtualGb),
                link(Guid.random(random), parent),
                new ParentState.Missing(List.of(tried)));
        return find(new Finding.ParentMissing(node().path(), List.of(tried)));
    }

    /// The last disk is damaged.
    DraftForest damaged(FaultCode code) {
        Fault fault = new Fault(code, "BAT entry 7", 0x300038, "a block in the file", "past it");
        return find(new Finding.Faulty(node().path(), fault));
    }

    /// The last disk has the identity of another.
    DraftForest twin(String other) {
        return find(new Finding.Twin(node().path(), disks.get(stem(other)).path()));
    }

    /// A merge of `source` into `target` was stopped at `done` (0 to 1).
    DraftForest unfinished(String source, String target, double done) {
        DiskNode from = disks.get(stem(source));
        DiskNode into = disks.get(stem(target));
        Path file = into.path().resolveSibling(into.name() + ".diskchain");
        long total = from.ownedBytes();
        journals.add(
                Paper.journal(
                        file,
                        Phase.COPY,
                        List.of(participant(from), participant(into)),
                        (long) (into.facts().virtualSize() * done),
                        (long) (total * done),
                        total,
                        FIRST));
        for (String name : List.of(source, target)) {
            last = stem(name);
            find(new Finding.MergeUnfinished(node().path(), file, name.equals(source)));
        }
        return this;
    }

    DiskForest forest() {
        return new DiskForest(disks.values(), journals, List.of(root));
    }

    private DraftForest add(
            String file,
            DiskType type,
            double ownGb,
            long virtualSize,
            ParentLink link,
            ParentState state) {
        Guid identity = Guid.random(random);
        long owned = gb(ownGb);
        DiskFacts facts =
                new DiskFacts(
                        format,
                        type,
                        virtualSize,
                        owned + 4 * BLOCK,
                        type == DiskType.FIXED ? 0 : BLOCK,
                        SECTOR,
                        Guid.random(random),
                        identity,
                        link,
                        "demo");
        Path path = root.resolve(file);
        last = stem(path.getFileName().toString());
        Instant modified = FIRST.plus(Duration.ofHours(disks.size()));
        disks.put(last, new DiskNode(path, file, modified, facts, owned, state, List.of(), false));
        return this;
    }

    private DraftForest find(Finding finding) {
        DiskNode old = node();
        List<Finding> findings = new ArrayList<>(old.findings());
        findings.add(finding);
        disks.put(
                last,
                new DiskNode(
                        old.path(),
                        old.key(),
                        old.modified(),
                        old.facts(),
                        old.ownedBytes(),
                        old.parent(),
                        findings,
                        old.outside()));
        return this;
    }

    private DiskNode node() {
        return disks.get(last);
    }

    private static boolean breaksChain(Finding finding) {
        return finding instanceof Finding.ParentMismatch
                || finding instanceof Finding.ParentMissing
                || finding instanceof Finding.ChainBroken
                || finding instanceof Finding.Faulty;
    }

    private static Participant participant(DiskNode disk) {
        Guid identity = disk.facts().identity();
        Witness witness =
                new Witness(
                        disk.path(),
                        disk.facts().fileSize(),
                        disk.key(),
                        disk.modified(),
                        identity,
                        "");
        return new Participant(disk.path(), identity, identity, witness);
    }

    private static ParentLink link(Guid identity, String parent) {
        return new ParentLink(
                List.of(identity),
                List.of(new RecordedPath(RecordedPath.Kind.RELATIVE, parent, "relative_path")));
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static long gb(double size) {
        return Math.round(size * GB);
    }
}

package org.diskchain.run;

import org.diskchain.bytes.Storage;
import org.diskchain.chain.NewLink;
import org.diskchain.disk.Disk;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Disks;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Rebase.Phase;
import org.diskchain.journal.RebaseFile;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Undo.Standing;
import org.diskchain.journal.Witness;
import org.diskchain.read.Measurer;
import org.diskchain.run.RunRefusedException.Difference;
import org.diskchain.run.RunRefusedException.Reason;
import org.diskchain.run.RunRefusedException.Remedy;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A rebase as its record was last made durable, and whether its disks are those of the record.
final class RebaseState {
    private final Storage storage;
    private final RandomGenerator random;
    private final RecordedLink link;
    private Rebase rebase;

    RebaseState(Storage storage, RandomGenerator random, InstantSource clock, Rebase rebase) {
        this.storage = storage;
        this.random = random;
        this.rebase = rebase;
        this.link = new RecordedLink(storage, random, clock, rebase.child());
    }

    Rebase rebase() {
        return rebase;
    }

    /// Makes another state of the record durable.
    void write(Rebase next) throws IOException {
        RebaseFile.write(storage, next);
        rebase = next;
    }

    void delete() throws IOException {
        RebaseFile.delete(storage, rebase);
    }

    /// Takes back what a batch that was cut off left behind.
    void giveBack(Progress progress) throws IOException, CancelledException {
        Disks.giveBack(storage, rebase.child(), rebase.size(), random, progress);
    }

    /// The same, to the end.
    void giveBack() throws IOException {
        try {
            giveBack(Progress.NONE);
        } catch (CancelledException nobodyCancels) {
            throw new IllegalStateException(nobodyCancels);
        }
    }

    /// A link that was cut off is taken back: copying and comparing begin again, for the parents
    /// may have been written since.
    ///
    /// @throws RunRefusedException if an ancestor is not what it was, or the child has neither
    ///   parent
    void makeCurrent(Progress progress) throws IOException, CancelledException {
        Optional<Undo> linking = link.record();
        Standing standing = linking.isEmpty() ? Standing.BEFORE : link.standing(linking.get());
        boolean ours = rebase.phase() == Phase.LINK;
        if (ours && standing == Standing.UNFINISHED) link.takeBack(linking.orElseThrow());
        if (isLinked()) {
            if (!ours && rebase.phase() != Phase.DROP) throw refused(Difference.LINK);
            requireAncestors(rebase.parent(), progress);
            return;
        }
        if (rebase.phase() == Phase.DROP) throw refused(Difference.LINK);
        if (ours) write(rebase.at(Phase.COPY)); // so that it can be dropped
        requireAncestors(rebase.old(), progress);
        requireAncestors(rebase.parent(), progress);
        requireChild();
    }

    private RunRefusedException refused(Difference what) {
        return new RunRefusedException(rebase.child(), what, remedy());
    }

    private Remedy remedy() {
        return rebase.isDroppable() ? Remedy.DROP_REBASE : Remedy.PUT_BACK_REBASE;
    }

    /// Whether the child has its new parent, and nothing is left of that to do.
    private boolean isLinked() throws IOException {
        return facts(rebase.child()).parent().accepts(rebase.parent().getFirst().identity())
                && !oldIsNew();
    }

    /// A parent may be replaced by its copy: identities do not tell then which one the child has.
    private boolean oldIsNew() throws IOException {
        return rebase.old().getFirst().identity().equals(rebase.parent().getFirst().identity());
    }

    private void requireChild() throws IOException {
        DiskFacts child = facts(rebase.child());
        if (!child.parent().accepts(rebase.old().getFirst().identity())) {
            throw refused(Difference.LINK);
        }
        boolean written = child.format() == Format.VHDX;
        if (!written && !child.identity().equals(rebase.childIdentity())) {
            throw refused(Difference.IDENTITY);
        }
    }

    private void requireAncestors(List<Witness> ancestors, Progress progress)
            throws IOException, CancelledException {
        for (Witness then : ancestors) {
            if (storage.facts(then.path()).isEmpty()) {
                throw new RunRefusedException(Reason.GONE, then.path());
            }
            try (Disk disk = Disks.open(storage, then.path())) {
                Witness now = Measurer.witness(storage, disk, progress);
                if (now.content().equals(then.content())) continue;
                throw new RunRefusedException(then.path(), Difference.TABLES, remedy());
            }
        }
    }

    private DiskFacts facts(Path path) throws IOException {
        if (storage.facts(path).isEmpty()) throw new RunRefusedException(Reason.GONE, path);
        try (Disk disk = Disks.open(storage, path)) {
            return disk.facts();
        }
    }

    /// Gives the child its new parent, where it has not got it yet. Undoing that alone would leave
    /// a disk that reads otherwise: the record of it goes.
    void link() throws IOException {
        Path parent = rebase.newParent();
        if (!isLinked()) {
            ParentLink wanted =
                    NewLink.of(
                            storage.realPath(rebase.child()),
                            storage.realPath(parent),
                            rebase.parent().getFirst().identity(),
                            Optional.of(rebase.windowsPath()).filter(path -> !path.isEmpty()));
            link.begin(parent, wanted, Optional.empty());
        }
        link.forget();
    }
}

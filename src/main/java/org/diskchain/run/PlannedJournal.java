package org.diskchain.run;

import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.MergeDone;
import org.diskchain.journal.Participant;
import org.diskchain.journal.Phase;
import org.diskchain.journal.Rescued;
import org.diskchain.journal.Witness;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.read.Measured.Rescue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A plan written down. The journal and the paths in it are those of the files, whatever links led
/// to them: it is found again from wherever the target is.
record PlannedJournal(Storage storage, RandomGenerator random) {
    Journal of(MergePlan plan, Instant started) throws IOException {
        List<Participant> line = new ArrayList<>();
        for (Witness witness : plan.amounts().witnesses()) {
            Guid identity = line.isEmpty() ? witness.identity() : Guid.random(random);
            line.add(participant(witness, identity));
        }
        List<Rescued> rescued = new ArrayList<>();
        for (Rescue rescue : plan.rescues()) {
            Participant disk = untouched(rescue.witness());
            long size = rescue.witness().size();
            rescued.add(new Rescued(disk, rescue.parent(), rescue.bytes(), size, ""));
        }
        List<Participant> below = new ArrayList<>();
        for (Witness witness : plan.amounts().below()) below.add(untouched(witness));
        return new Journal(
                JournalFile.beside(line.getLast().path()),
                Phase.PLANNED,
                plan.verify(),
                line,
                rescued,
                below,
                new MergeDone(
                        0,
                        0,
                        plan.bytesToCopy(),
                        plan.amounts().targetSizeNow(),
                        plan.amounts().targetSizeAfter()),
                started);
    }

    /// A disk that keeps its identity.
    private Participant untouched(Witness witness) throws IOException {
        return participant(witness, witness.identity());
    }

    private Participant participant(Witness planned, Guid identity) throws IOException {
        Witness witness = planned.at(storage.realPath(planned.path()));
        return new Participant(witness.path(), witness.identity(), identity, witness);
    }
}

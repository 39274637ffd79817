package org.diskchain.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Finding;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.ParentState;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.read.Probe;
import org.diskchain.read.Probe.Kind;
import org.diskchain.read.Probe.Seen;
import org.diskchain.testing.PaperForest;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The rules by which a candidate is certain, likely or dangerous.
final class CandidatesTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();
    private static final Probe AGREES =
            new Probe(List.of(new Seen(Kind.NTFS, 1 << 20)), List.of(), List.of());
    private static final Probe CONTRADICTS =
            new Probe(List.of(), List.of(new Seen(Kind.NTFS, 1 << 20)), List.of());

    private final PaperForest paper = new PaperForest(VM);

    private PaperForest orphan(String name, String parent) {
        return paper.child(
                name,
                parent,
                new ParentState.Missing(List.of(VM.resolve(parent))),
                new Finding.ParentMissing(VM.resolve(name), List.of(VM.resolve(parent))));
    }

    private Candidate best(DiskForest forest, Map<Path, Probe> probes) {
        Orphan orphan = Orphans.of(forest).getFirst();
        return Candidates.rank(forest, orphan, probes).getFirst();
    }

    @Test
    void contentThatContradictsOutweighsAnIdentityThatAgrees() {
        DiskForest forest = orphan("a.vhdx", "base.vhdx").base("base.vhdx", 0).made();
        Path base = VM.resolve("base.vhdx");

        assertEquals(Verdict.CERTAIN, best(forest, Map.of()).verdict());
        assertEquals(Verdict.CERTAIN, best(forest, Map.of(base, AGREES)).verdict());
        assertEquals(Verdict.DANGEROUS, best(forest, Map.of(base, CONTRADICTS)).verdict());
    }

    @Test
    void aNameAndAGuestThatAgreeMakeADiskOfAnotherIdentityLikelyAtMost() {
        String elsewhere = "old/base.vhdx";
        DiskForest forest = orphan("a.vhdx", "base.vhdx").base(elsewhere, 0).made();
        Path base = VM.resolve(elsewhere);

        assertEquals(Verdict.DANGEROUS, best(forest, Map.of()).verdict());
        assertEquals(Verdict.LIKELY, best(forest, Map.of(base, AGREES)).verdict());
        assertEquals(Verdict.DANGEROUS, best(forest, Map.of(base, CONTRADICTS)).verdict());
    }

    @Test
    void aParentWhoseOwnChainFailsIsLikelyAtMost() {
        DiskForest forest =
                orphan("a.vhdx", "middle.vhdx")
                        .child(
                                "middle.vhdx",
                                "gone.vhdx",
                                new ParentState.Missing(List.of()),
                                new Finding.ParentMissing(VM.resolve("middle.vhdx"), List.of()))
                        .made();

        Candidate best = best(forest, Map.of(VM.resolve("middle.vhdx"), AGREES));

        assertEquals(VM.resolve("middle.vhdx"), best.disk());
        assertEquals(Verdict.LIKELY, best.verdict());
    }

    @Test
    void whatAMergeThatIsUnfinishedWritesIsNotCertain() {
        Path base = VM.resolve("base.vhdx");
        DiskForest forest =
                orphan("a.vhdx", "other.vhdx")
                        .child(
                                "other.vhdx",
                                "base.vhdx",
                                new ParentState.Resolved(base, ParentState.Found.RECORDED),
                                new Finding.MergeUnfinished(
                                        VM.resolve("other.vhdx"), VM.resolve("j"), true))
                        .base("base.vhdx", 0)
                        .made();

        assertEquals(Verdict.LIKELY, best(forest, Map.of()).verdict());
    }

    @Test
    void amongManyDisksOnlyTheRecordedOneIsCertain() {
        for (int i = 0; i < 200; i++) {
            paper.base("base" + i + ".vhdx", 0);
            if (i % 2 == 0) orphan("found" + i + ".vhdx", "base" + i + ".vhdx");
            else orphan("lost" + i + ".vhdx", "gone" + i + ".vhdx");
        }
        DiskForest forest = paper.made();
        List<Orphan> orphans = Orphans.of(forest);
        Candidates candidates = Candidates.in(forest);

        for (Orphan orphan : orphans) {
            List<Candidate> ranked = candidates.rank(orphan, Map.of());
            boolean isThere = orphan.disk().getFileName().toString().startsWith("found");
            assertEquals(
                    isThere ? Verdict.CERTAIN : Verdict.DANGEROUS, ranked.getFirst().verdict());
        }
    }

    @Test
    void aSiblingIsNoParent() {
        orphan("a.vhdx", "gone.vhdx").base("base.vhdx", 0);
        DiskForest siblings = orphan("b.vhdx", "gone.vhdx").made();
        Path b = VM.resolve("b.vhdx");
        Orphan orphan = Orphans.of(siblings).getFirst();

        Candidate sibling =
                Candidates.rank(siblings, orphan, Map.of(b, AGREES)).stream()
                        .filter(candidate -> candidate.disk().equals(b))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Verdict.DANGEROUS, sibling.verdict());
    }
}

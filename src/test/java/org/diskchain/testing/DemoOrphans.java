package org.diskchain.testing;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A place with orphans, and what a search finds for them: one certain parent, and one that is not
/// known to be the right one.
public final class DemoOrphans {
    public static final String DC01 = "dc01_4F1A22C7-5D0B-49E3.avhdx";
    public static final String ARCHIVE = "fs-archive-2025.vhd";
    private static final String IDENTITY = "5e2b19f0-8c47-4d10-a3be-6f0192d4c8a7";

    private DemoOrphans() {}

    /// The web farm, with files that could be the lost parent of the domain controller.
    public static DiskForest forest() {
        return DemoForests.webFarmAnd(
                draft ->
                        draft.base("restore-2026-11-12/dc01-primary.vhdx", 38.2, 127)
                                .base("old/dc01.vhdx", 37.9, 127)
                                .base("dc02/dc02.vhdx", 31.4, 127));
    }

    /// Tells an engine what it finds.
    public static ScriptedReconnects engine() {
        return script(new ScriptedReconnects());
    }

    public static ScriptedReconnects script(ScriptedReconnects engine) {
        engine.candidates.put(
                disk(DC01),
                List.of(
                        candidate("dc01-primary.vhdx", Verdict.CERTAIN),
                        candidate("dc01.vhdx", Verdict.LIKELY),
                        candidate("dc02.vhdx", Verdict.DANGEROUS)));
        engine.candidates.put(
                disk(ARCHIVE), List.of(candidate("fs-archive.vhd", Verdict.DANGEROUS)));
        return engine;
    }

    public static Path disk(String name) {
        return DemoForests.disk(forest(), name);
    }

    private static Candidate candidate(String name, Verdict verdict) {
        List<Evidence> facts = new ArrayList<>();
        boolean certain = verdict == Verdict.CERTAIN;
        boolean likely = verdict == Verdict.LIKELY;
        facts.add(
                new Evidence(
                        Topic.DATA_IDENTITY,
                        certain ? Speaks.FOR : Speaks.AGAINST,
                        IDENTITY,
                        certain ? IDENTITY : "19f4b3c8-02aa-4d71-b6ef-77a0e5c319d6"));
        facts.add(new Evidence(Topic.VIRTUAL_SIZE, Speaks.FOR, "136365211648", "136365211648"));
        facts.add(
                new Evidence(
                        Topic.CONTENT,
                        certain || likely ? Speaks.FOR : Speaks.AGAINST,
                        certain || likely ? "" : "gpt:1 ntfs:2",
                        certain || likely ? "gpt:1 ntfs:3" : ""));
        facts.add(new Evidence(Topic.NAME, Speaks.NEITHER, "dc01.vhdx", name));
        return new Candidate(disk(name), verdict, facts);
    }
}

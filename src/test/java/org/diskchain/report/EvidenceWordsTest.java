package org.diskchain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Orphan;
import org.diskchain.chain.Orphans;
import org.diskchain.chain.Scanner;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;
import org.diskchain.run.CandidateSearch;
import org.diskchain.testing.MemoryStorage;
import org.diskchain.testing.ShuffledForest;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Everything that speaks for and against a parent has its words, in both languages.
final class EvidenceWordsTest {
    private static final Path ROOT = Path.of("/vms").toAbsolutePath();
    private static final int FORESTS = 60;

    private record Told(Topic topic, Speaks speaks) {}

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR"})
    void namesAreThere(String language) {
        EvidenceWords words = new EvidenceWords(Locale.forLanguageTag(language));
        Set<String> names = new HashSet<>();
        for (Orphan.State state : Orphan.State.values()) names.add(words.name(state));
        for (Verdict verdict : Verdict.values()) names.add(words.name(verdict));

        assertEquals(Orphan.State.values().length + Verdict.values().length, names.size());
        for (Topic topic : Topic.values()) assertFalse(words.name(topic).isBlank());
    }

    @Test
    void whateverTheEngineTellsHasASentence() throws Exception {
        List<EvidenceWords> languages =
                List.of(
                        new EvidenceWords(Locale.ENGLISH),
                        new EvidenceWords(Locale.of("pt", "BR")));
        Set<Told> told = new HashSet<>();
        for (long seed = 1; seed <= FORESTS; seed++) {
            for (Candidate candidate : candidates(seed)) {
                for (Evidence fact : candidate.evidence()) {
                    told.add(new Told(fact.topic(), fact.speaks()));
                    for (EvidenceWords words : languages) {
                        assertFalse(words.message(fact).contains("{"), fact.toString());
                    }
                }
            }
        }

        assertEquals(Set.of(Topic.values()), topics(told));
    }

    @Test
    void numbersAndStructuresAreToldAsPeopleReadThem() {
        EvidenceWords words = new EvidenceWords(Locale.ENGLISH);

        assertEquals(
                "Read through both disks, these agree: GPT, NTFS (3).",
                words.message(new Evidence(Topic.CONTENT, Speaks.FOR, "", "gpt:1 ntfs:3")));
        assertEquals(
                "It has 4.0 GB; the orphan has 2.0 GB.",
                words.message(
                        new Evidence(
                                Topic.VIRTUAL_SIZE, Speaks.AGAINST, "2147483648", "4294967296")));
        assertEquals(
                "The orphan records no path.",
                words.message(new Evidence(Topic.PATH, Speaks.NEITHER, "", "/vm/a.vhdx")));
    }

    private static Set<Topic> topics(Set<Told> told) {
        Set<Topic> topics = new HashSet<>();
        told.forEach(each -> topics.add(each.topic()));
        return topics;
    }

    private static List<Candidate> candidates(long seed) throws Exception {
        MemoryStorage storage = new MemoryStorage();
        new ShuffledForest(storage, ROOT, seed);
        DiskForest forest = new Scanner(storage).scan(List.of(ROOT), Progress.NONE);
        return new CandidateSearch(storage)
                .search(forest, Orphans.of(forest), Progress.NONE).values().stream()
                        .flatMap(List::stream)
                        .toList();
    }
}

package org.diskchain.report;

import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words for orphans, for the disks that could be their parents, and for what speaks for and
/// against these.
public final class EvidenceWords {
    private final Phrases phrases;

    public EvidenceWords(Locale locale) {
        phrases = new Phrases("org.diskchain.report.evidence", locale);
    }

    /// What is wrong with a link, in a word or two.
    public String name(Orphan.State state) {
        return phrases.text("orphan." + state.code());
    }

    /// For instance `Certain`.
    public String name(Verdict verdict) {
        return phrases.text("verdict." + verdict.code());
    }

    /// For instance `Data identity`.
    public String name(Topic topic) {
        return phrases.text("topic." + topic.code());
    }

    /// One sentence that tells the fact.
    public String message(Evidence fact) {
        String way =
                switch (fact.speaks()) {
                    case FOR -> ".for";
                    case AGAINST -> fact.isOfSibling() ? ".sibling" : ".against";
                    case NEITHER -> isUnrecorded(fact) ? ".unrecorded" : ".neither";
                };
        String key = "evidence." + fact.topic().code() + way;
        return switch (fact.topic()) {
            case VIRTUAL_SIZE -> phrases.text(key, size(fact.recorded()), size(fact.found()));
            case CONTENT ->
                    phrases.text(key, structures(fact.recorded()), structures(fact.found()));
            case KIND ->
                    phrases.text(
                            key,
                            fact.recorded().toUpperCase(Locale.ROOT),
                            fact.found().toUpperCase(Locale.ROOT));
            case DATA_IDENTITY, IDENTITY, NAME, PATH, SECTOR_SIZE, TIME, CYCLE, TWIN, CHAIN ->
                    phrases.text(key, fact.recorded(), fact.found());
        };
    }

    private static boolean isUnrecorded(Evidence fact) {
        boolean recordable =
                switch (fact.topic()) {
                    case IDENTITY, DATA_IDENTITY, PATH, NAME -> true;
                    case KIND, VIRTUAL_SIZE, SECTOR_SIZE, TIME, CYCLE, CONTENT, TWIN, CHAIN ->
                            false;
                };
        return recordable && fact.recorded().isEmpty();
    }

    private String size(String bytes) {
        return Sizes.of(Long.parseLong(bytes), phrases.locale());
    }

    /// `gpt:1 ntfs:3` as `GPT, NTFS (3)`.
    private String structures(String counted) {
        if (counted.isEmpty()) return "";
        List<String> names = new ArrayList<>();
        for (String each : counted.split(" ")) {
            int colon = each.indexOf(':');
            String name = phrases.text("structure." + each.substring(0, colon));
            String count = each.substring(colon + 1);
            names.add(count.equals("1") ? name : name + " (" + count + ")");
        }
        return String.join(", ", names);
    }
}

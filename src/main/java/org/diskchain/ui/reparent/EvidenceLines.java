package org.diskchain.ui.reparent;

import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;
import org.diskchain.plan.Evidence;
import org.diskchain.plan.Evidence.Speaks;
import org.diskchain.plan.Evidence.Topic;
import org.diskchain.report.EvidenceWords;
import org.diskchain.ui.theme.Icons;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Puts the evidence for a candidate into short words.
final class EvidenceLines {
    private final ReparentTexts texts;

    EvidenceLines(ReparentTexts texts) {
        this.texts = texts;
    }

    /// A row of the evidence table.
    ///
    /// @param style of the icon; empty where the fact points neither way
    record Line(Icons icon, String style, String topic, String message) {}

    List<Line> of(Candidate candidate) {
        return candidate.evidence().stream().map(this::line).toList();
    }

    /// What agrees and what speaks against it, in a sentence or two.
    String summary(Candidate candidate) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "why.for", candidate, Speaks.FOR);
        add(sentences, "why.against", candidate, Speaks.AGAINST);
        return sentences.isEmpty() ? texts.get("why.nothing") : String.join(" ", sentences);
    }

    private void add(List<String> sentences, String key, Candidate candidate, Speaks way) {
        String topics =
                candidate.evidence().stream()
                        .filter(fact -> fact.speaks() == way && tells(fact))
                        .map(fact -> topic(fact).toLowerCase(Locale.ROOT))
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!topics.isEmpty()) sentences.add(texts.get(key, topics));
    }

    /// That there is no cycle, and that its own chain holds, is what one expects of any disk.
    private static boolean tells(Evidence fact) {
        return switch (fact.topic()) {
            case CYCLE, CHAIN, KIND -> fact.speaks() != Speaks.FOR;
            case IDENTITY,
                    DATA_IDENTITY,
                    VIRTUAL_SIZE,
                    SECTOR_SIZE,
                    PATH,
                    NAME,
                    TIME,
                    CONTENT,
                    TWIN ->
                    true;
        };
    }

    String verdict(Verdict verdict) {
        return words().name(verdict);
    }

    static Icons icon(Verdict verdict) {
        return switch (verdict) {
            case CERTAIN -> Icons.VERIFIED;
            case LIKELY -> Icons.MISSING;
            case DANGEROUS -> Icons.WARNING;
        };
    }

    static String style(Verdict verdict) {
        return switch (verdict) {
            case CERTAIN -> "success-text";
            case LIKELY -> "warning-text";
            case DANGEROUS -> "danger-text";
        };
    }

    private Line line(Evidence fact) {
        Evidence told =
                fact.topic() == Topic.TIME
                        ? new Evidence(
                                fact.topic(),
                                fact.speaks(),
                                moment(fact.recorded()),
                                moment(fact.found()))
                        : fact;
        return new Line(
                icon(fact.speaks()), style(fact.speaks()), topic(fact), words().message(told));
    }

    private String moment(String instant) {
        try {
            return texts.moment(Instant.parse(instant));
        } catch (DateTimeParseException notOne) {
            return instant;
        }
    }

    private EvidenceWords words() {
        return texts.evidence();
    }

    private static Icons icon(Speaks way) {
        return switch (way) {
            case FOR -> Icons.VERIFIED;
            case AGAINST -> Icons.MISMATCH;
            case NEITHER -> Icons.UNTOUCHED;
        };
    }

    private static String style(Speaks way) {
        return switch (way) {
            case FOR -> "success-text";
            case AGAINST -> "danger-text";
            case NEITHER -> "";
        };
    }

    private String topic(Evidence fact) {
        return words().name(fact.topic());
    }
}

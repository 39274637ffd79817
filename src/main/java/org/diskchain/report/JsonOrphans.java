package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Orphans and their candidates as the JSON that scripts see. Its names never change.
public final class JsonOrphans {
    private final JsonValues json = new JsonValues();
    private final EvidenceWords words;

    public JsonOrphans(EvidenceWords words) {
        this.words = words;
    }

    /// The answer of `orphans`.
    public JsonObject orphans(List<Orphan> orphans, Map<Path, List<Candidate>> candidates) {
        JsonArrayBuilder array = json.array();
        for (Orphan orphan : orphans) {
            array.add(orphan(orphan, candidates.getOrDefault(orphan.disk(), List.of())));
        }
        return json.object().add("orphans", array).build();
    }

    private JsonObjectBuilder orphan(Orphan orphan, List<Candidate> candidates) {
        JsonArrayBuilder array = json.array();
        candidates.forEach(candidate -> array.add(candidate(candidate)));
        String parent = orphan.parent().map(Path::toString).orElse(null);
        return json.object()
                .add("path", orphan.disk().toString())
                .add("state", orphan.state().code())
                .add("broken", orphan.isBroken())
                .add("parent", JsonValues.string(parent))
                .add("below", json.paths(orphan.below()))
                .add("candidates", array);
    }

    private JsonObjectBuilder candidate(Candidate candidate) {
        JsonArrayBuilder array = json.array();
        candidate.evidence().forEach(fact -> array.add(fact(fact)));
        return json.object()
                .add("path", candidate.disk().toString())
                .add("verdict", candidate.verdict().code())
                .add("evidence", array);
    }

    private JsonObjectBuilder fact(Evidence fact) {
        return json.object()
                .add("topic", fact.topic().code())
                .add("speaks", fact.speaks().code())
                .add("recorded", JsonValues.string(orNull(fact.recorded())))
                .add("found", JsonValues.string(orNull(fact.found())))
                .add("message", words.message(fact));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.diskchain.backup.MergeImpact;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.run.MergeResult;

import java.util.List;
import java.util.Optional;

/// Plans of merges and what became of them as the JSON that scripts see. Its names never change.
public final class JsonMerge {
    private final JsonValues json = new JsonValues();
    private final Words words;
    private final JsonPlan plans;

    public JsonMerge(Words words) {
        this.words = words;
        this.plans = new JsonPlan(json, words);
    }

    /// The answer of `plan`, and of a `merge` that is refused.
    ///
    /// @param impact on the next backup; empty where no documents were given
    public JsonObject plan(Planned planned, Optional<MergeImpact> impact) {
        return builder(planned, impact).build();
    }

    /// The answer of `merge`.
    public JsonObject merged(Planned planned, Optional<MergeImpact> impact, MergeResult result) {
        return builder(planned, impact)
                .add("outcome", outcome(result))
                .add("copiedBytes", result.copiedBytes())
                .add("seconds", JsonPlan.seconds(result.time()))
                .add("verified", verified(result))
                .add("startedOver", startedOver(result))
                .build();
    }

    /// The answer of `resume`.
    public JsonObject resumed(List<MergeResult> results) {
        JsonArrayBuilder array = json.array();
        for (MergeResult result : results) {
            array.add(
                    json.object()
                            .add("target", result.target().toString())
                            .add("source", result.source().toString())
                            .add("depth", result.depth())
                            .add("outcome", outcome(result))
                            .add("copiedBytes", result.copiedBytes())
                            .add("verified", verified(result))
                            .add("startedOver", startedOver(result)));
        }
        return json.object().add("resumed", array).build();
    }

    /// The answer of `drop`.
    public JsonObject dropped(List<Journal> journals) {
        JsonArrayBuilder array = json.array();
        for (Journal journal : journals) {
            array.add(
                    json.object()
                            .add("target", journal.target().path().toString())
                            .add("source", journal.source().path().toString())
                            .add("depth", journal.depth()));
        }
        return json.object().add("dropped", array).build();
    }

    private JsonObjectBuilder builder(Planned planned, Optional<MergeImpact> impact) {
        JsonObjectBuilder builder = builder(planned);
        JsonImpact nextBackup = new JsonImpact(new BackupWords(words.locale()));
        impact.ifPresent(known -> builder.add("backup", nextBackup.of(known)));
        return builder;
    }

    private JsonObjectBuilder builder(Planned planned) {
        Effects effects = planned.effects();
        return json.object()
                .add("source", effects.source().toString())
                .add("target", effects.target().toString())
                .add("depth", effects.depth())
                .add("merged", disks(effects, Effect.Kind.MERGED))
                .add("invalidated", disks(effects, Effect.Kind.INVALIDATED))
                .add("orphaned", disks(effects, Effect.Kind.ORPHANED))
                .add("follows", disks(effects, Effect.Kind.FOLLOWS))
                .add("rescued", disks(effects, Effect.Kind.RESCUED))
                .add("rescuable", rescuable(planned))
                .add("bytesToCopy", planned.bytesToCopy())
                .add("targetSizeAfter", planned.amounts().targetSizeAfter())
                .add("space", plans.space(planned.space()))
                .add("searched", json.paths(planned.searched()))
                .add("warnings", warnings(planned))
                .add("refusals", plans.refusals(reasons(planned)));
    }

    private JsonArrayBuilder disks(Effects effects, Effect.Kind kind) {
        return json.paths(effects.disks(kind));
    }

    private JsonArrayBuilder rescuable(Planned planned) {
        JsonArrayBuilder array = json.array();
        for (Rescue rescue : planned.amounts().rescues()) {
            array.add(
                    json.object()
                            .add("disk", rescue.disk().toString())
                            .add("bytes", rescue.bytes()));
        }
        return array;
    }

    private JsonArrayBuilder warnings(Planned planned) {
        JsonArrayBuilder array = json.array();
        for (Warning warning : planned.warnings()) {
            array.add(
                    json.object()
                            .add("code", warning.code())
                            .add("message", words.message(warning))
                            .add("disk", warning.disk().toString()));
        }
        return array;
    }

    private static List<Refusal> reasons(Planned planned) {
        return switch (planned) {
            case Planned.MergePlan _ -> List.of();
            case Planned.Refused refused -> refused.reasons();
        };
    }

    private JsonValue verified(MergeResult result) {
        return result.verified()
                .<JsonValue>map(
                        verified ->
                                json.object()
                                        .add("what", JsonPlan.lower(verified.what()))
                                        .add("bytes", verified.bytes())
                                        .add("sha256", verified.sha256())
                                        .add("pastCache", verified.pastCache())
                                        .build())
                .orElse(JsonValue.NULL);
    }

    private JsonValue startedOver(MergeResult result) {
        return result.startedOver()
                .<JsonValue>map(
                        over ->
                                json.object()
                                        .add("disk", over.disk().toString())
                                        .add("timesOnly", over.timesOnly())
                                        .build())
                .orElse(JsonValue.NULL);
    }

    private static String outcome(MergeResult result) {
        return result.finished() ? "merged" : "cancelled";
    }
}

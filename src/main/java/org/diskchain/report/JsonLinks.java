package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.diskchain.chain.DiskForest;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Undoable;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.Refusal;
import org.diskchain.run.RebaseResult;
import org.diskchain.run.ReconnectResult;

import java.nio.file.Path;
import java.util.List;

/// Reconnects, their undo, and rebases as the JSON that scripts see. Its names never change.
public final class JsonLinks {
    private final JsonValues json = new JsonValues();
    private final JsonPlan plans;

    public JsonLinks(Words words) {
        this.plans = new JsonPlan(json, words);
    }

    /// The answer of `reparent`.
    public JsonObject reconnected(PlannedReconnect.ReconnectPlan plan, ReconnectResult result) {
        ParentLink link = result.link();
        return json.object()
                .add("child", result.child().toString())
                .add("parent", result.parent().toString())
                .add("recordedId", JsonValues.identity(link.recordedIdentity()))
                .add("recordedPaths", recorded(link))
                .add("identityDiffers", plan.identityDiffers())
                .add("record", result.record().toString())
                .add("refusals", json.array())
                .add("outcome", "reconnected")
                .build();
    }

    /// The answer of a `reparent` that is refused.
    public JsonObject refused(PlannedReconnect.Refused refused) {
        return json.object()
                .add("child", refused.wish().child().toString())
                .add("parent", refused.wish().parent().toString())
                .add("refusals", plans.refusals(refused.reasons()))
                .build();
    }

    private JsonArrayBuilder recorded(ParentLink link) {
        JsonArrayBuilder array = json.array();
        link.paths()
                .forEach(
                        path ->
                                array.add(
                                        json.object()
                                                .add("kind", JsonPlan.lower(path.kind()))
                                                .add("value", path.value())));
        return array;
    }

    /// The answer of `undo`.
    ///
    /// @param whole whether the file is bit for bit what it was, as far as can be told
    public JsonObject undone(Path child, boolean whole) {
        return json.object()
                .add("child", child.toString())
                .add("outcome", "undone")
                .add("bitForBit", whole)
                .build();
    }

    /// The answer of `undo --forget`.
    public JsonObject forgotten(Path child) {
        return json.object().add("child", child.toString()).add("outcome", "forgotten").build();
    }

    /// The answer of `rebase --dry-run`, and of a `rebase` that is refused.
    public JsonObject plan(PlannedRebase planned) {
        return builder(planned).build();
    }

    /// The answer of `rebase`.
    public JsonObject rebased(PlannedRebase planned, RebaseResult result) {
        return builder(planned).addAll(outcome(result)).build();
    }

    private JsonObjectBuilder builder(PlannedRebase planned) {
        List<Refusal> reasons =
                switch (planned) {
                    case PlannedRebase.RebasePlan _ -> List.of();
                    case PlannedRebase.Refused refused -> refused.reasons();
                };
        return json.object()
                .add("child", planned.wish().child().toString())
                .add("parent", planned.wish().parent().toString())
                .add("bytesToCopy", planned.bytesToCopy())
                .add("fileSizeAfter", planned.fileSizeAfter())
                .add("space", plans.space(planned.space()))
                .add("refusals", plans.refusals(reasons));
    }

    private JsonObjectBuilder outcome(RebaseResult result) {
        return json.object()
                .add("outcome", result.finished() ? "rebased" : "cancelled")
                .add("copiedBytes", result.copiedBytes())
                .add("droppedBytes", result.droppedBytes())
                .add("fileSize", result.fileSize())
                .add("verified", JsonPlan.lower(result.verified()))
                .add("seconds", JsonPlan.seconds(result.time()));
    }

    /// What `tree` tells besides disks and merges.
    public JsonObject records(DiskForest forest) {
        JsonArrayBuilder rebases = json.array();
        for (Rebase rebase : forest.rebases()) rebases.add(rebase(rebase));
        JsonArrayBuilder undoable = json.array();
        for (Undoable record : forest.undoable()) {
            undoable.add(
                    json.object()
                            .add("child", record.child().toString())
                            .add("parent", record.undo().parent().toString())
                            .add("record", record.undo().file().toString())
                            .add("standing", JsonPlan.lower(record.standing())));
        }
        return json.object().add("unfinishedRebases", rebases).add("undoable", undoable).build();
    }

    /// What `resume` tells of rebases.
    public JsonArrayBuilder resumed(List<RebaseResult> results) {
        JsonArrayBuilder array = json.array();
        for (RebaseResult result : results) {
            array.add(
                    json.object()
                            .add("child", result.child().toString())
                            .add("parent", result.parent().toString())
                            .addAll(outcome(result)));
        }
        return array;
    }

    /// What `drop` tells of rebases.
    public JsonArrayBuilder dropped(List<Rebase> rebases) {
        JsonArrayBuilder array = json.array();
        rebases.forEach(rebase -> array.add(rebase(rebase)));
        return array;
    }

    private JsonObjectBuilder rebase(Rebase rebase) {
        return json.object()
                .add("child", rebase.child().toString())
                .add("oldParent", rebase.oldParent().toString())
                .add("parent", rebase.newParent().toString())
                .add("doneBytes", rebase.doneBytes())
                .add("totalBytes", rebase.totalBytes());
    }
}

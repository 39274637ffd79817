package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.MergeImpact.DiskImpact;

import java.util.Locale;

/// What a merge does to the next backup as the JSON that scripts see. Its names never change.
public final class JsonImpact {
    private final JsonValues json = new JsonValues();
    private final BackupWords words;

    public JsonImpact(BackupWords words) {
        this.words = words;
    }

    public JsonObject of(MergeImpact impact) {
        JsonArrayBuilder disks = json.array();
        impact.disks().forEach(disk -> disks.add(disk(disk)));
        JsonArrayBuilder advice = json.array();
        for (MergeImpact.Advice each : impact.advice()) {
            advice.add(json.object().add("code", each.code()).add("message", words.message(each)));
        }
        JsonArrayBuilder notes = json.array();
        words.notes().forEach(notes::add);
        return json.object()
                .add("label", words.label(impact.before()))
                .add("inputs", new JsonBackup(words).inputs(impact.before().inputs()))
                .add("bytesBefore", bytes(impact.bytesBefore()))
                .add("bytesAfter", bytes(impact.bytesAfter()))
                .add("disks", disks)
                .add("advice", advice)
                .add("findings", new JsonBackup(words).documentFindings(impact.before().set()))
                .add("notes", notes)
                .add("changedSince", json.paths(impact.changedSince()))
                .build();
    }

    private JsonObjectBuilder bytes(MergeImpact.Bytes bytes) {
        return json.object().add("least", bytes.least()).add("most", bytes.most());
    }

    private JsonObjectBuilder disk(DiskImpact disk) {
        JsonArrayBuilder concerns = json.array();
        for (MergeImpact.Concern concern : disk.concerns()) {
            concerns.add(
                    json.object()
                            .add("code", concern.code())
                            .add("message", words.message(concern)));
        }
        return json.object()
                .add("disk", disk.disk().toString())
                .add("effect", disk.effect().name().toLowerCase(Locale.ROOT))
                .add("before", disk.before().code())
                .add("after", disk.after().code())
                .add("concerns", concerns);
    }
}

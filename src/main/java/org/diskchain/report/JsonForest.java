package org.diskchain.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Format;
import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Journal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Forest, disks and findings as the JSON that scripts see. Its names never change.
public final class JsonForest {
    private final JsonValues json = new JsonValues();
    private final Words words;

    public JsonForest(Words words) {
        this.words = words;
    }

    /// The answer of `tree`.
    public JsonObject forest(DiskForest forest) {
        JsonArrayBuilder disks = json.array();
        forest.disks().forEach(disk -> disks.add(builder(disk, forest)));
        JsonArrayBuilder unfinished = json.array();
        forest.unfinished().forEach(journal -> unfinished.add(unfinished(journal)));
        JsonObjectBuilder answer =
                json.object().add("disks", disks).add("unfinishedMerges", unfinished);
        new JsonLinks(words).records(forest).forEach(answer::add);
        return answer.build();
    }

    /// The answer of `info`: the disk, and its chain as far as it resolves.
    public JsonObject info(DiskNode disk, DiskForest forest) {
        List<Path> chain = forest.chain(disk.path()).stream().map(DiskNode::path).toList();
        return builder(disk, forest).add("chain", json.paths(chain)).build();
    }

    /// The answer of `check`.
    public JsonObject findings(Collection<Finding> findings) {
        JsonArrayBuilder array = json.array();
        findings.forEach(
                finding ->
                        array.add(
                                json.object()
                                        .add("disk", finding.disk().toString())
                                        .addAll(finding(finding))));
        return json.object().add("findings", array).build();
    }

    private JsonObjectBuilder builder(DiskNode disk, DiskForest forest) {
        DiskFacts facts = disk.facts();
        JsonArrayBuilder findings = json.array();
        disk.findings().forEach(finding -> findings.add(finding(finding)));
        return json.object()
                .add("path", disk.path().toString())
                .add("format", format(facts.format()))
                .add("type", type(facts.type()))
                .add("virtualSize", facts.virtualSize())
                .add("fileSize", facts.fileSize())
                .add("blockSize", Integer.toUnsignedLong(facts.blockSize()))
                .add("logicalSectorSize", facts.logicalSectorSize())
                .add("ownedBytes", disk.ownedBytes())
                .add("id", JsonValues.identity(facts.id()))
                .add(
                        "dataId",
                        facts.format() == Format.VHDX
                                ? JsonValues.identity(facts.identity())
                                : JsonValue.NULL)
                .add("parent", parent(disk))
                .add("children", json.paths(forest.children(disk.path())))
                .add("findings", findings);
    }

    private JsonObjectBuilder finding(Finding finding) {
        return json.object()
                .add("code", finding.code())
                .add("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .add("message", words.message(finding))
                .add("win32", JsonValues.win32(finding.win32()));
    }

    private static JsonValue format(Format format) {
        return switch (format) {
            case VHD -> JsonValues.string("vhd");
            case VHDX -> JsonValues.string("vhdx");
            case UNKNOWN -> JsonValue.NULL;
        };
    }

    private static JsonValue type(DiskType type) {
        return switch (type) {
            case FIXED -> JsonValues.string("fixed");
            case DYNAMIC -> JsonValues.string("dynamic");
            case DIFFERENCING -> JsonValues.string("differencing");
            case UNKNOWN -> JsonValue.NULL;
        };
    }

    private JsonValue parent(DiskNode disk) {
        return switch (disk.parent()) {
            case ParentState.Base _ -> JsonValue.NULL;
            case ParentState.Resolved(var parent, _) -> parent(disk, "resolved", parent);
            case ParentState.Missing _ -> parent(disk, "missing", null);
            case ParentState.Mismatch(var parent, _) -> parent(disk, "mismatch", parent);
            case ParentState.Cycle(var parent, _) -> parent(disk, "cycle", parent);
            case ParentState.Blocked _ -> parent(disk, "blocked", null);
        };
    }

    private JsonObject parent(DiskNode disk, String state, Path path) {
        ParentLink link = disk.facts().parent();
        JsonArrayBuilder recorded = json.array();
        link.paths()
                .forEach(
                        each ->
                                recorded.add(
                                        json.object()
                                                .add("kind", lower(each.kind()))
                                                .add("value", each.value())));
        Guid identity = link.recordedIdentity();
        return json.object()
                .add("state", state)
                .add("path", JsonValues.string(path == null ? null : path.toString()))
                .add("recordedId", JsonValues.identity(identity))
                .add("recordedPaths", recorded)
                .build();
    }

    private JsonObjectBuilder unfinished(Journal journal) {
        return json.object()
                .add("target", journal.target().path().toString())
                .add("source", journal.source().path().toString())
                .add("depth", journal.depth())
                .add("doneBytes", journal.doneBytes())
                .add("totalBytes", journal.totalBytes());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

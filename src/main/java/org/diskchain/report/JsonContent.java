package org.diskchain.report;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;

import org.diskchain.read.MapRange;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/// What was read of a disk through its chain, and errors, as the JSON that scripts see. Its names
/// never change.
public final class JsonContent {
    private final JsonValues json = new JsonValues();

    /// The answer of `hash`.
    ///
    /// @param virtualSize bytes
    public JsonObject hash(Path disk, long virtualSize, String sha256) {
        return json.object()
                .add("path", disk.toString())
                .add("virtualSize", virtualSize)
                .add("sha256", sha256)
                .build();
    }

    /// The answer of `convert`. Both sizes are bytes.
    public JsonObject converted(Path out, long virtualSize, long writtenBytes) {
        return json.object()
                .add("out", out.toString())
                .add("virtualSize", virtualSize)
                .add("writtenBytes", writtenBytes)
                .build();
    }

    /// The answer of `map`, written piece by piece because there may be millions of ranges.
    ///
    /// @param chain the disks, leaf first, to which the ranges' depths refer
    public void map(Writer out, long virtualSize, List<MapRange> ranges, List<Path> chain) {
        JsonGenerator generator = Json.createGenerator(out);
        generator.writeStartObject().write("virtualSize", virtualSize).writeStartArray("ranges");
        for (MapRange range : ranges) {
            generator
                    .writeStartObject()
                    .write("start", range.start())
                    .write("length", range.length())
                    .write("kind", range.data() ? "data" : "zero");
            if (range.depth() < 0) generator.writeNull("depth").writeNull("path");
            else {
                generator
                        .write("depth", range.depth())
                        .write("path", chain.get(range.depth()).toString());
            }
            generator.writeEnd();
        }
        generator.writeEnd().writeEnd().flush();
    }

    /// What a command says that has no answer.
    ///
    /// @param disk null where the error is about none
    /// @param win32 the code of Windows (unsigned), 0 where there is none
    public JsonObject error(String code, String message, Path disk, int win32) {
        return json.object()
                .add(
                        "error",
                        json.object()
                                .add("code", code)
                                .add("message", message)
                                .add(
                                        "disk",
                                        JsonValues.string(disk == null ? null : disk.toString()))
                                .add("win32", JsonValues.win32(win32)))
                .build();
    }
}

package org.diskchain.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The list of sample disks with their right hashes.
final class Manifest {
    private Manifest() {}

    static List<Samples.Disk> read(Path file) {
        List<Samples.Disk> disks = new ArrayList<>();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            for (JsonObject set : reader.readArray().getValuesAs(JsonObject.class)) {
                for (JsonObject disk : set.getJsonArray("disks").getValuesAs(JsonObject.class)) {
                    disks.add(
                            new Samples.Disk(
                                    set.getString("set"),
                                    disk.getString("file"),
                                    orNull(disk, "parent"),
                                    orNull(disk, "sha256")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return disks;
    }

    private static String orNull(JsonObject object, String key) {
        return object.get(key).getValueType() == JsonValue.ValueType.NULL
                ? null
                : object.getString(key);
    }
}

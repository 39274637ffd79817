package org.diskchain.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/// The small values of the JSON contract: paths, identities, codes of Windows; null where there is
/// none.
final class JsonValues {
    private final JsonBuilderFactory factory = Json.createBuilderFactory(Map.of());

    JsonObjectBuilder object() {
        return factory.createObjectBuilder();
    }

    JsonArrayBuilder array() {
        return factory.createArrayBuilder();
    }

    JsonArrayBuilder paths(Collection<Path> paths) {
        JsonArrayBuilder array = array();
        paths.forEach(path -> array.add(path.toString()));
        return array;
    }

    /// The text, or null where there is none.
    static JsonValue string(String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }

    /// Null for the zero GUID, which stands for "not recorded".
    static JsonValue identity(Guid guid) {
        return guid.isZero() ? JsonValue.NULL : Json.createValue(guid.toString());
    }

    /// For instance `0xC03A000E`, null for 0.
    static JsonValue win32(int code) {
        return code == 0 ? JsonValue.NULL : Json.createValue("0x%08X".formatted(code));
    }
}

package org.diskchain.backup;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Texts of a document that are kept, each once: paths repeat in thousands of rows.
final class Kept {
    private final Map<String, String> texts = new HashMap<>();
    private final Allowance allowance;

    Kept(Allowance allowance) {
        this.allowance = allowance;
    }

    String text(String text) throws IOException {
        String known = texts.get(text);
        if (known != null) return known;
        allowance.keep(text);
        texts.put(text, text);
        return text;
    }

    /// An element, under a name of its own.
    RawElement element(String name, RawElement raw) throws IOException {
        allowance.keepRow();
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        for (var each : raw.attributes().entrySet()) {
            attributes.put(text(each.getKey()), text(each.getValue()));
        }
        return new RawElement(text(name), attributes);
    }

    /// The `path`, `filespec` and `recursive` of a row, which every family spells alike.
    FileSpec spec(RawElement raw) throws IOException {
        allowance.keepRow();
        return new FileSpec(
                text(raw.get("path", "")),
                text(raw.get("filespec", "")),
                YesNo.of(raw.get("recursive", "no")).orElse(false));
    }
}

package org.diskchain.backup;

import org.diskchain.backup.Excess.Limit;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What is kept of a document, counted against what may be kept of all.
///
/// The paths of file sets repeat in thousands of rows and are kept, and counted, once. All else is
/// counted as often as it stands there, as more is made of it.
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

    String writerName(String name) throws IOException {
        allowance.take(Limit.WRITERS, 1);
        return text(name);
    }

    RawElement writer(RawElement raw) throws IOException {
        allowance.take(Limit.WRITERS, 1);
        return element(raw.name(), raw);
    }

    RawElement component(RawElement raw) throws IOException {
        allowance.take(Limit.COMPONENTS, 1);
        return element(raw.name(), raw);
    }

    /// One of a writer's document.
    RawElement declared(RawElement raw) throws IOException {
        allowance.take(Limit.DECLARED_COMPONENTS, 1);
        return element(raw.name(), raw);
    }

    /// Something that names files, or may, under a name of its own.
    RawElement entry(String name, RawElement raw) throws IOException {
        allowance.take(Limit.ENTRIES, 1);
        return element(name, raw);
    }

    private RawElement element(String name, RawElement raw) throws IOException {
        allowance.keep(name);
        SequencedMap<String, String> attributes = new LinkedHashMap<>();
        for (var each : raw.attributes().entrySet()) {
            allowance.keep(each.getKey());
            allowance.keep(each.getValue());
            attributes.put(text(each.getKey()), text(each.getValue()));
        }
        return new RawElement(text(name), attributes);
    }

    /// The `path`, `filespec` and `recursive` of a row, which every family spells alike.
    FileSpec spec(RawElement raw) throws IOException {
        allowance.take(Limit.FILE_SETS, 1);
        return new FileSpec(
                text(raw.get("path", "")),
                text(raw.get("filespec", "")),
                YesNo.of(raw.get("recursive", "no")).orElse(false));
    }
}

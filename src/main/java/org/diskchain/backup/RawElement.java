package org.diskchain.backup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// An element of a document as it stands there, with its attributes in their order.
///
/// @param name without namespace; for one within another that is not understood, both with `/`
///   between
public record RawElement(String name, SequencedMap<String, String> attributes) {
    private static final String TEXT = "#text";

    public RawElement {
        attributes = new LinkedHashMap<>(attributes);
    }

    /// Text within an element, as if it were an attribute: of the genuine documents none has any.
    static RawElement text(String name, String text) {
        SequencedMap<String, String> only = new LinkedHashMap<>();
        only.put(TEXT, text);
        return new RawElement(name, only);
    }

    /// The attribute, or null where it is not there.
    String get(String attribute) {
        return attributes.get(attribute);
    }

    String get(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    /// Whether a file might be named in it: then nothing may be concluded from leaving it out.
    boolean mayNameFiles() {
        return mayMeanFiles(name)
                || attributes.entrySet().stream()
                        .anyMatch(
                                each ->
                                        each.getKey().equalsIgnoreCase("path")
                                                || mayMeanFiles(each.getKey())
                                                || each.getValue().indexOf('\\') >= 0
                                                || each.getValue().indexOf('%') >= 0);
    }

    private static boolean mayMeanFiles(String name) {
        return AssumedName.looksDifferenced(name) || name.toUpperCase(Locale.ROOT).contains("FILE");
    }

    /// For instance `DIFFERENCED_FILE path="C:\VMs" filespec="*"`.
    @Override
    public String toString() {
        return attributes.entrySet().stream()
                .map(each -> " " + each.getKey() + "=\"" + each.getValue() + "\"")
                .collect(Collectors.joining("", name, ""));
    }
}

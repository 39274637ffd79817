package org.diskchain.ui.backup;

/// What an environment variable of the documents stood for, as the person says or as it usually is.
///
/// @param name without `%`
/// @param value empty where nobody has said it
/// @param assumed nobody said so; it is how Windows is usually installed
public record VariableLine(String name, String value, boolean assumed) {
    boolean isKnown() {
        return !name.isBlank() && !value.isBlank();
    }
}

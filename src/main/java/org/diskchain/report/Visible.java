package org.diskchain.report;

/// Text from disks and file systems made harmless to show: control characters, terminal escapes,
/// direction overrides and other characters that act instead of being seen are written as `\` and
/// their code.
public final class Visible {
    private Visible() {}

    /// For instance `a\u202eb` for a name with a right-to-left override in it; lone surrogates too.
    public static String text(String raw) {
        if (raw.codePoints().allMatch(Visible::isSeen)) return raw;
        StringBuilder shown = new StringBuilder(raw.length() + 8);
        raw.codePoints()
                .forEach(
                        point -> {
                            if (isSeen(point)) shown.appendCodePoint(point);
                            else shown.append(escape(point));
                        });
        return shown.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    Character.isBmpCodePoint(point)
                            ? "\\u%04x".formatted(point)
                            : "\\u{%x}".formatted(point);
        };
    }
}

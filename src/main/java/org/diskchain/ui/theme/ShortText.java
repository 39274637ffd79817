package org.diskchain.ui.theme;

import java.util.function.ToDoubleFunction;

/// Names and paths shortened in the middle: the extension and the four characters before it stay,
/// because that is where names of checkpoints differ.
public final class ShortText {
    private static final String ELLIPSIS = "…";
    private static final int KEPT = 4;
    private static final int LONGEST_EXTENSION = 6;

    private ShortText() {}

    /// The text itself where it fits, else as much of its beginning as fits with its end.
    ///
    /// @param width what it may take, as `ruler` measures it
    public static String middle(String text, double width, ToDoubleFunction<String> ruler) {
        if (ruler.applyAsDouble(text) <= width) return text;
        int tail = tail(text);
        String end = ELLIPSIS + text.substring(tail);
        int fits = 0;
        int tooMany = tail;
        while (tooMany - fits > 1) {
            int tried = (fits + tooMany) / 2;
            if (ruler.applyAsDouble(text.substring(0, tried) + end) <= width) fits = tried;
            else tooMany = tried;
        }
        return text.substring(0, whole(text, fits)) + end;
    }

    private static int tail(String text) {
        int dot = text.lastIndexOf('.');
        boolean extension = dot > 0 && text.length() - dot <= LONGEST_EXTENSION;
        return whole(text, Math.max(0, (extension ? dot : text.length()) - KEPT));
    }

    /// Never cuts a character in two.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                ? at - 1
                : at;
    }
}

package org.diskchain.backup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How Windows compares a file's name with `*` and `?`, and how it shortens names.
final class Names {
    private static final String EVERYTHING = "*";
    private static final String EVERYTHING_IN_DOS = "*.*";
    private static final Pattern SHORT_FORM = Pattern.compile("[^ .]{1,8}(\\.[^ .]{1,3})?");
    private static final Pattern TAIL = Pattern.compile("~\\d{1,6}");
    private static final Pattern DROPPED = Pattern.compile("[ .]");
    private static final String FIRST_TAIL = "~1";
    private static final int SHORT_BASE = 6;
    private static final int SHORT_EXTENSION = 3;

    private Names() {}

    /// A filespec in upper case; `*.*` is every name, as `*` is.
    static String pattern(String filespec) {
        return filespec.equals(EVERYTHING_IN_DOS) ? EVERYTHING : WindowsPath.upper(filespec);
    }

    /// Whether `*` for any run of characters and `?` for one give the name.
    ///
    /// @param pattern see [#pattern]
    /// @param name in upper case
    static boolean matchUpper(String pattern, String name) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && isOne(pattern.charAt(at), name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') at++;
        return at == pattern.length();
    }

    private static boolean isOne(char pattern, char name) {
        return pattern == '?' || pattern == name;
    }

    /// Whether there can be a name that both patterns give; see [#pattern].
    static boolean intersect(String p, String q) {
        if (p.isEmpty() || q.isEmpty()) return canBeEmpty(p) && canBeEmpty(q);
        boolean ends = canMeet(p.charAt(0), q.charAt(0)) && canMeet(last(p), last(q));
        if (!ends) return false;
        boolean[] reached = new boolean[q.length() + 1];
        reached[0] = true;
        spread(reached, q);
        for (int i = 0; i < p.length(); i++) {
            reached = p.charAt(i) == '*' ? afterStar(reached) : after(p.charAt(i), reached, q);
            spread(reached, q);
        }
        return reached[q.length()];
    }

    private static boolean canBeEmpty(String pattern) {
        return pattern.chars().allMatch(c -> c == '*');
    }

    /// Whether two patterns that begin, or end, with these may give one name.
    private static boolean canMeet(char one, char other) {
        return one == other || isWild(one) || isWild(other);
    }

    private static boolean isWild(char c) {
        return c == '*' || c == '?';
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    /// A star of the other pattern may stand for nothing.
    private static void spread(boolean[] reached, String q) {
        for (int j = 0; j < q.length(); j++) {
            if (reached[j] && q.charAt(j) == '*') reached[j + 1] = true;
        }
    }

    private static boolean[] afterStar(boolean[] reached) {
        boolean[] next = new boolean[reached.length];
        boolean any = false;
        for (int j = 0; j < reached.length; j++) {
            any |= reached[j];
            next[j] = any;
        }
        return next;
    }

    private static boolean[] after(char c, boolean[] reached, String q) {
        boolean[] next = new boolean[reached.length];
        for (int j = 0; j < q.length(); j++) {
            if (!reached[j]) continue;
            if (q.charAt(j) == '*') next[j] = true;
            else if (c == '?' || q.charAt(j) == '?' || q.charAt(j) == c) next[j + 1] = true;
        }
        return next;
    }

    /// Whether the pattern might give a name by its short form, which only the volume knows.
    ///
    /// @param shortForm see [#shortened]
    static boolean mayMatchShort(String pattern, String shortForm) {
        boolean tailed = pattern.indexOf('~') >= 0;
        return matchUpper(
                tailed ? TAIL.matcher(pattern).replaceAll(FIRST_TAIL) : pattern, shortForm);
    }

    /// The short form that a name may have besides; empty where it is short already.
    static Optional<String> shortened(String name) {
        boolean isShort = SHORT_FORM.matcher(name).matches();
        return isShort ? Optional.empty() : Optional.of(shortForm(WindowsPath.upper(name)));
    }

    /// The form that the first such name in a folder gets: `DISK~1.VHD` of `disk.vhdx`.
    private static String shortForm(String name) {
        int dot = name.lastIndexOf('.');
        String base = DROPPED.matcher(dot > 0 ? name.substring(0, dot) : name).replaceAll("");
        String extension = dot > 0 ? name.substring(dot + 1) : "";
        String shortened = first(base, SHORT_BASE) + FIRST_TAIL;
        return extension.isEmpty()
                ? shortened
                : shortened
                        + "."
                        + first(DROPPED.matcher(extension).replaceAll(""), SHORT_EXTENSION);
    }

    private static String first(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /// Whether a folder's name in a document is a short one that might be this folder's: the first
    /// character is kept when a name is shortened.
    static boolean mayBeShortOf(String shortName, String name) {
        Matcher tail = TAIL.matcher(shortName);
        if (!tail.find() || SHORT_FORM.matcher(name).matches()) return false;
        String bare = DROPPED.matcher(name).replaceAll("");
        return tail.start() > 0
                && !bare.isEmpty()
                && WindowsPath.sameName(first(shortName, 1), first(bare, 1));
    }
}

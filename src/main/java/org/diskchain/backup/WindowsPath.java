package org.diskchain.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path of Windows as text, on any system: nothing is asked of a file system. Compared without
/// regard to case.
///
/// @param root `C:`, `\\server\share`, `\\?\Volume{guid}`, `%NAME%` for a variable that nobody
///   knows, or empty for a path that holds on any volume
/// @param names the rest
public record WindowsPath(String root, List<String> names) {
    /// Before a path that Windows is to take as it stands.
    static final String PREFIX = "\\\\?\\";

    private static final String UNC = PREFIX + "UNC\\";
    private static final String SHARE = "\\\\";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern VOLUME = Pattern.compile("(?i)Volume\\{[^{}]*}");
    private static final Pattern VARIABLE = Pattern.compile("%[^%\\\\]+%");
    private static final Pattern SEPARATORS = Pattern.compile("\\\\+");

    private static final int MOST_NAMES = 255;

    public WindowsPath {
        names = List.copyOf(names);
    }

    /// A path in canonical form; empty for one that is relative, leads to a device, has `.` or `..`
    /// in it, or has more names than any disk lies deep.
    public static Optional<WindowsPath> parse(String text) {
        String path = text.strip().replace('/', '\\');
        if (startsWith(path, UNC)) return share(path.substring(UNC.length()));
        if (path.startsWith(PREFIX)) return prefixed(path.substring(PREFIX.length()));
        if (path.startsWith(SHARE)) return share(path.substring(SHARE.length()));
        if (path.startsWith("\\")) return of("", path);
        return rooted(path);
    }

    private static boolean startsWith(String path, String start) {
        return path.regionMatches(true, 0, start, 0, start.length());
    }

    private static Optional<WindowsPath> share(String path) {
        List<String> names = split(path);
        boolean device = names.isEmpty() || names.getFirst().equals(".");
        if (device || names.size() < 2) return Optional.empty();
        String root = SHARE + names.getFirst() + "\\" + names.get(1);
        return of(root, names.subList(2, names.size()));
    }

    private static Optional<WindowsPath> prefixed(String path) {
        List<String> names = split(path);
        boolean volume = !names.isEmpty() && VOLUME.matcher(names.getFirst()).matches();
        return volume
                ? of(PREFIX + names.getFirst(), names.subList(1, names.size()))
                : rooted(path);
    }

    /// A drive or a variable, and what is below.
    private static Optional<WindowsPath> rooted(String path) {
        List<String> names = split(path);
        if (names.isEmpty()) return Optional.empty();
        String first = names.getFirst();
        boolean known = DRIVE.matcher(first).matches() || VARIABLE.matcher(first).matches();
        return known ? of(first, names.subList(1, names.size())) : Optional.empty();
    }

    private static List<String> split(String path) {
        return SEPARATORS.splitAsStream(path).filter(name -> !name.isEmpty()).toList();
    }

    private static Optional<WindowsPath> of(String root, String path) {
        return of(root, split(path));
    }

    private static Optional<WindowsPath> of(String root, List<String> names) {
        boolean dots = names.stream().anyMatch(name -> name.equals(".") || name.equals(".."));
        return dots || names.size() > MOST_NAMES
                ? Optional.empty()
                : Optional.of(new WindowsPath(root, names));
    }

    /// Whether it holds on any volume.
    boolean isOnAnyVolume() {
        return root.isEmpty();
    }

    /// Whether it names its volume by a GUID.
    boolean isOfVolume() {
        return root.startsWith(PREFIX);
    }

    /// Whether it leads to one folder: not to one of any volume, and by no variable.
    public boolean isFixed() {
        return !isOnAnyVolume() && !hasVariable();
    }

    /// Whether a variable stands in it.
    boolean hasVariable() {
        return VARIABLE.matcher(root).matches()
                || names.stream().anyMatch(name -> VARIABLE.matcher(name).find());
    }

    /// The folder that it is in; of a root the root.
    WindowsPath folder() {
        return up(Math.min(1, names.size()));
    }

    /// The last name; empty of a root.
    String name() {
        return names.isEmpty() ? "" : names.getLast();
    }

    /// Without its last names.
    WindowsPath up(int levels) {
        return new WindowsPath(root, names.subList(0, names.size() - levels));
    }

    WindowsPath down(List<String> below) {
        List<String> all = new ArrayList<>(names);
        all.addAll(below);
        return new WindowsPath(root, all);
    }

    /// Whether it is `folder` or lies below.
    boolean isIn(WindowsPath folder) {
        if (!sameName(root, folder.root) || names.size() < folder.names.size()) return false;
        for (int i = 0; i < folder.names.size(); i++) {
            if (!sameName(names.get(i), folder.names.get(i))) return false;
        }
        return true;
    }

    /// Whether two names are one to Windows, whatever language this system speaks.
    static boolean sameName(String one, String other) {
        return upper(one).equals(upper(other));
    }

    /// Each character by itself, as Windows does: `ß` stays what it is.
    static String upper(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toUpperCase(characters[i]);
        }
        return new String(characters);
    }

    /// Equal for paths that are one to Windows.
    String key() {
        return upper(toString());
    }

    /// The same without the root: each name with `\` before it.
    String below() {
        return names.isEmpty() ? "" : upper("\\" + String.join("\\", names));
    }

    /// Whether the one is the other, or lies below it; see [#below()].
    static boolean isBelow(String one, String other) {
        int length = other.length();
        return one.startsWith(other) && (one.length() == length || one.charAt(length) == '\\');
    }

    /// For instance `C:\VMs\web01.vhdx`; a root has its `\`.
    @Override
    public String toString() {
        return root + "\\" + String.join("\\", names);
    }
}

package org.diskchain.chain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a recorded path is, judged by its text alone, before any file is touched: asking the system
/// for a remote path already sends credentials, and opening a device may act on it.
///
/// @param text without URL scheme and `\\?\`
record PathText(Form form, String text) {
    enum Form {
        RELATIVE,
        /// `C:\…`
        DRIVE,
        /// `/…`
        POSIX,
        /// `\…`: on the drive of the child
        ROOTED,
        /// `\\?\Volume{guid}\…`
        VOLUME,
        /// Another machine.
        REMOTE,
        /// A device, a stream of a file, or a name that Windows gives to a device.
        DEVICE,
        /// Not a path at all.
        NONE
    }

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/?/?.*");
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern VOLUME_NAME = Pattern.compile("(?i)Volume\\{[^{}/\\\\]*\\}");
    private static final String FILE = "file:";
    private static final String LOCALHOST = "localhost";
    private static final int PREFIX = 4; // \\?\ and the like
    private static final int DRIVE_NAME = 2; // C:
    private static final Set<String> DEVICE_TREES = Set.of("dev", "proc", "sys");
    private static final Set<String> RESERVED =
            Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");
    private static final Pattern RESERVED_PORT = Pattern.compile("(COM|LPT)[0-9¹²³]");

    /// The meanings of a recorded path, the likeliest first: a URL may be encoded or not.
    static List<PathText> of(String recorded) {
        if (!isWellFormed(recorded)) return List.of(new PathText(Form.NONE, recorded));
        if (recorded.regionMatches(true, 0, FILE, 0, FILE.length())) {
            return ofUrl(recorded.substring(FILE.length()));
        }
        if (recorded.contains("://") && SCHEME.matcher(recorded).matches()) {
            return List.of(new PathText(Form.REMOTE, recorded));
        }
        return List.of(plain(recorded));
    }

    boolean isBlocked() {
        return form == Form.REMOTE || form == Form.DEVICE;
    }

    /// The names of the path, without drive and separators.
    List<String> names() {
        String bare =
                switch (form) {
                    case DRIVE -> text.substring(DRIVE_NAME);
                    case RELATIVE, POSIX, ROOTED, VOLUME, REMOTE, DEVICE, NONE -> text;
                };
        return SEPARATORS.splitAsStream(bare).filter(name -> !name.isEmpty()).toList();
    }

    /// The last name; empty where that is none.
    Optional<String> baseName() {
        List<String> names = names();
        if (names.isEmpty() || isDots(names.getLast())) return Optional.empty();
        return Optional.of(names.getLast());
    }

    private static List<PathText> ofUrl(String rest) {
        String path = rest;
        if (rest.startsWith("//")) {
            String authority = SEPARATORS.split(rest.substring(2), 2)[0];
            String behind = rest.substring(2 + authority.length());
            boolean local = authority.isEmpty() || authority.equalsIgnoreCase(LOCALHOST);
            boolean relative = isDots(authority) || authority.endsWith(":") || behind.isEmpty();
            if (!local && !relative) return List.of(new PathText(Form.REMOTE, rest));
            path = local ? behind : rest.substring(2);
        }
        List<PathText> meanings = new ArrayList<>();
        for (String meaning : List.of(decoded(path), path)) {
            PathText text = isWellFormed(meaning) ? plain(withoutSlash(meaning)) : none(meaning);
            if (text.isBlocked()) return List.of(text);
            if (!meanings.contains(text)) meanings.add(text);
        }
        return meanings;
    }

    /// `/C:/x` of a URL is `C:/x`.
    private static String withoutSlash(String path) {
        return path.startsWith("/") && isDrive(path.substring(1)) ? path.substring(1) : path;
    }

    private static String decoded(String path) {
        return PERCENT.matcher(path).find() ? decode(path) : path;
    }

    private static String decode(String path) {
        byte[] in = path.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            boolean encoded =
                    in[i] == '%'
                            && i + 2 < in.length
                            && Character.digit(in[i + 1], 16) >= 0
                            && Character.digit(in[i + 2], 16) >= 0;
            out[length++] =
                    encoded
                            ? (byte)
                                    (Character.digit(in[i + 1], 16) << 4
                                            | Character.digit(in[i + 2], 16))
                            : in[i];
            if (encoded) i += 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static PathText plain(String path) {
        if (path.startsWith("\\??\\")) return prefixed(path);
        if (isSeparator(path, 0) && isSeparator(path, 1)) {
            if (path.length() < PREFIX || !isSeparator(path, PREFIX - 1)) return remote(path);
            return switch (path.charAt(2)) {
                case '?' -> prefixed(path);
                case '.' -> new PathText(Form.DEVICE, path);
                default -> remote(path);
            };
        }
        return checked(new PathText(formOf(path), path));
    }

    /// Behind `\\?\` or `\??\` stands a drive, a volume, a machine or a device.
    private static PathText prefixed(String path) {
        String rest = path.substring(PREFIX);
        if (isDrive(rest)) return checked(new PathText(Form.DRIVE, rest));
        String first = SEPARATORS.split(rest, 2)[0];
        if (first.equalsIgnoreCase("UNC")) return remote(path);
        if (!VOLUME_NAME.matcher(first).matches()) return new PathText(Form.DEVICE, path);
        return checked(new PathText(Form.VOLUME, rest));
    }

    private static Form formOf(String path) {
        if (path.isEmpty()) return Form.NONE;
        if (isDrive(path)) return Form.DRIVE;
        if (path.charAt(0) == '/') return Form.POSIX;
        return path.charAt(0) == '\\' ? Form.ROOTED : Form.RELATIVE;
    }

    private static PathText checked(PathText path) {
        List<String> names = path.names();
        boolean device =
                names.stream().anyMatch(name -> name.indexOf(':') >= 0 || isReserved(name))
                        || path.form == Form.POSIX && leadsToDevices(names)
                        || path.form == Form.ROOTED
                                && !names.isEmpty()
                                && names.getFirst().equalsIgnoreCase("Device");
        return device ? new PathText(Form.DEVICE, path.text) : path;
    }

    /// Whether names below the root lead into a tree of devices, `..` taken into account. Upper and
    /// lower case count alike: parents are also looked for under similar names.
    static boolean leadsToDevices(List<String> names) {
        List<String> path = new ArrayList<>();
        for (String name : names) {
            if (name.equals("..")) {
                if (!path.isEmpty()) path.removeLast();
            } else if (!name.equals(".")) {
                path.add(name);
            }
        }
        return !path.isEmpty() && DEVICE_TREES.contains(path.getFirst().toLowerCase(Locale.ROOT));
    }

    /// Windows takes `nul`, `NUL.vhd` and `nul .x` for the device.
    private static boolean isReserved(String name) {
        int dot = name.indexOf('.');
        String bare = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return RESERVED.contains(bare) || RESERVED_PORT.matcher(bare).matches();
    }

    private static boolean isDrive(String path) {
        return path.length() > DRIVE_NAME
                && isLetter(path.charAt(0))
                && path.charAt(1) == ':'
                && isSeparator(path, DRIVE_NAME);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isSeparator(String path, int at) {
        return at < path.length() && (path.charAt(at) == '/' || path.charAt(at) == '\\');
    }

    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    private static boolean isWellFormed(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_16.newEncoder().canEncode(text);
    }

    private static PathText remote(String path) {
        return new PathText(Form.REMOTE, path);
    }

    private static PathText none(String path) {
        return new PathText(Form.NONE, path);
    }
}

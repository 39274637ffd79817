import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds installers with jpackage from the run-time image of the build. Run by the build in the
/// project's folder:
///
/// ```
/// java -cp target/classes:target/mods/* installer/Installer.java KIND[,KIND...] VERSION DATE
/// ```
///
/// What the kinds share stands here, in package.properties and in file-types; what only one system
/// has, in the folder of that system.
final class Installer {
    private static final Path HERE = Path.of("installer");
    private static final Path RUNTIME = Path.of("target/diskchain/runtime");
    private static final Path ICONS = Path.of("target/icons");
    private static final Path OUT = Path.of("target/installer");
    private static final List<String> LINUX = List.of("deb", "rpm", "tar");
    private static final List<String> JAVA_OPTIONS =
            List.of(
                    "--enable-native-access=javafx.graphics",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-Dorg.diskchain.log.file=true");

    private final Properties facts = properties(HERE.resolve("package.properties"));
    private final String version;
    private final String day;

    private Installer(String version, String date) throws IOException {
        this.version = version;
        this.day = date.substring(0, "2000-01-01".length());
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        Installer installer = new Installer(arguments[1], arguments[2]);
        clear(OUT.resolve("work"));
        clear(RUNTIME.resolve("legal/notices"));
        Notices.write(RUNTIME.resolve("legal/notices"));
        List<String> kinds = List.of(arguments[0].split(","));
        if (kinds.equals(List.of("msi"))) {
            installer.wholly("msi", "windows", "diskchain.ico", installer.version);
        } else if (kinds.equals(List.of("dmg"))) {
            installer.wholly("dmg", "macos", "diskchain.icns", installer.macVersion());
        } else if (LINUX.containsAll(kinds)) {
            installer.linux(kinds);
        } else {
            throw new IllegalArgumentException("msi, dmg, or of these: " + LINUX);
        }
    }

    /// Windows and macOS: jpackage does all.
    private void wholly(String kind, String system, String icon, String shownVersion)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("--type", kind));
        words.addAll(program(facts.getProperty("name")));
        words.addAll(about(shownVersion));
        // what Windows shows as the name of the program
        words.addAll(List.of("--description", facts.getProperty("name")));
        words.addAll(List.of("--icon", ICONS.resolve(icon).toString()));
        words.addAll(List.of("--license-file", "LICENSE", "--dest", OUT.toString()));
        words.add("@" + HERE.resolve(system).resolve("jpackage.args"));
        if (kind.equals("msi")) words.addAll(List.of("--resource-dir", "" + description()));
        for (Path type : fileTypes()) words.addAll(List.of("--file-associations", "" + type));
        jpackage(words);
    }

    /// The installer description of this JDK's jpackage, with the console program on the PATH.
    private static Path description() throws IOException {
        String name = "main.wxs";
        String of = "jrt:/jdk.jpackage/jdk/jpackage/internal/resources/" + name;
        String known = Files.readString(Path.of(URI.create(of)));
        String feature = "</Feature>";
        String end = "</Wix>";
        if (!standsOnce(feature, known) || !standsOnce(end, known)) {
            throw new IllegalStateException("jpackage describes installers otherwise: " + of);
        }
        String added = Files.readString(HERE.resolve("windows/console-on-path.xml"));
        Path folder = Files.createDirectories(OUT.resolve("work/resources"));
        Files.writeString(
                folder.resolve(name),
                known.replace(feature, "  <ComponentRef Id=\"ConsoleOnPath\"/>\n    " + feature)
                        .replace(end, added + end));
        return folder;
    }

    private static boolean standsOnce(String part, String text) {
        return text.contains(part) && text.indexOf(part) == text.lastIndexOf(part);
    }

    /// A version of macOS does not begin with 0: 0.1.0 is 1.1.0 there, and 1.0.0 is 2.0.0.
    private String macVersion() {
        int dot = version.indexOf('.');
        return Integer.parseInt(version.substring(0, dot)) + 1 + version.substring(dot);
    }

    /// Linux: the image of jpackage gets what belongs below /usr/share, and is then packed.
    private void linux(List<String> kinds) throws IOException, InterruptedException {
        String name = facts.getProperty("package");
        Path work = OUT.resolve("work");
        List<String> words = new ArrayList<>(List.of("--type", "app-image", "--dest", "" + work));
        words.addAll(program(name));
        words.addAll(about(version));
        words.addAll(List.of("--icon", ICONS.resolve("512.png").toString()));
        jpackage(words);
        Path image = work.resolve(name);
        Pages.write(version, image.resolve("lib/share"));
        shell("dress.sh", image);
        for (String kind : kinds) {
            if (kind.equals("tar")) shell("tar.sh", image);
            else pack(kind, name, image);
        }
    }

    private void pack(String kind, String name, Path image)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--type", kind, "--name", name));
        words.addAll(about(version));
        words.addAll(List.of("--app-image", "" + image, "--dest", OUT.toString()));
        words.addAll(List.of("--linux-deb-maintainer", facts.getProperty("maintainer")));
        words.addAll(List.of("--resource-dir", OUT.resolve("work/resources").toString()));
        jpackage(words);
        if (kind.equals("deb")) shell("deb.sh", OUT);
    }

    /// The two launchers and the run-time image.
    private List<String> program(String name) {
        List<String> words = new ArrayList<>(List.of("--name", name));
        words.addAll(List.of("--runtime-image", RUNTIME.toString()));
        words.addAll(List.of("--module", facts.getProperty("module")));
        JAVA_OPTIONS.forEach(option -> words.addAll(List.of("--java-options", option)));
        Path console = HERE.resolve("diskchain-cli.properties");
        words.addAll(List.of("--add-launcher", "diskchain-cli=" + console));
        return words;
    }

    private List<String> about(String shownVersion) {
        return List.of(
                "--app-version", shownVersion,
                "--vendor", facts.getProperty("vendor"),
                "--copyright", facts.getProperty("copyright"));
    }

    private static void jpackage(List<String> words) {
        ToolProvider jpackage = ToolProvider.findFirst("jpackage").orElseThrow();
        int code = jpackage.run(System.out, System.err, words.toArray(String[]::new));
        if (code != 0) throw new IllegalStateException("jpackage ended with " + code);
    }

    /// Runs a script of the linux folder, with the facts in its environment.
    private void shell(String script, Path argument) throws IOException, InterruptedException {
        ProcessBuilder process =
                new ProcessBuilder(
                                "sh",
                                HERE.resolve("linux").resolve(script).toString(),
                                "" + argument)
                        .inheritIO();
        Map<String, String> environment = process.environment();
        facts.forEach((key, value) -> environment.put("P_" + name(key), "" + value));
        environment.put("P_VERSION", version);
        environment.put("P_DAY", day);
        environment.put("P_JAR", Path.of(System.getProperty("java.home"), "bin/jar").toString());
        environment.put("P_MIME_TYPES", each("%1$s;"));
        environment.put("P_MEDIA_TYPES", each("<mediatype>%1$s</mediatype>"));
        environment.put("P_OWN_TYPES", ownTypes());
        int code = process.start().waitFor();
        if (code != 0) throw new IllegalStateException(script + " ended with " + code);
    }

    private static String name(Object key) {
        return key.toString().toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String each(String pattern) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path type : fileTypes()) {
            all.append(pattern.formatted(properties(type).getProperty("mime-type")));
        }
        return all.toString();
    }

    /// What the shared MIME database does not know yet: the types with a parent, and endings that
    /// are to weigh more than those of other types.
    private static String ownTypes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : fileTypes()) {
            Properties type = properties(file);
            if (type.containsKey("parent")) all.append(ownType(type));
            else if (type.containsKey("weight")) all.append(heavier(type));
        }
        return all.toString();
    }

    private static String ownType(Properties type) {
        return """
        <mime-type type="%s"><comment>%s</comment><sub-class-of type="%s"/>\
        <glob pattern="*.%s"/></mime-type>\
        """
                .formatted(
                        type.getProperty("mime-type"),
                        type.getProperty("description"),
                        type.getProperty("parent"),
                        type.getProperty("extension"));
    }

    private static String heavier(Properties type) {
        return """
        <mime-type type="%s"><glob weight="%s" pattern="*.%s"/></mime-type>\
        """
                .formatted(
                        type.getProperty("mime-type"),
                        type.getProperty("weight"),
                        type.getProperty("extension"));
    }

    private static List<Path> fileTypes() throws IOException {
        try (Stream<Path> files = Files.list(HERE.resolve("file-types"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// What the libraries and typefaces in the run-time image ask to be told: who made them, and under
/// which licence. Those of Java and JavaFX are in the image itself (`legal`).
final class Notices {
    private static final Path OURS = Path.of("installer/notices");
    private static final Path MODULES = Path.of("target/mods");

    private Notices() {}

    /// Writes the list of what is shipped, and the texts that the libraries bring.
    static void write(Path notices) throws IOException {
        Files.createDirectories(notices);
        for (Path file : files(OURS)) Files.copy(file, notices.resolve(file.getFileName()));
        for (Path jar : files(MODULES)) copyTexts(jar, notices);
    }

    private static void copyTexts(Path jar, Path notices) throws IOException {
        String library = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        try (JarFile content = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(content.entries())) {
                String name = entry.getName().toUpperCase(Locale.ROOT);
                if (!name.matches("META-INF/(LICENSE|NOTICE)(\\.TXT|\\.MD)?")) continue;
                String file = library + "-" + entry.getName().replace("META-INF/", "");
                try (InputStream text = content.getInputStream(entry)) {
                    Files.copy(text, notices.resolve(file));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = new ArrayList<>(files.toList());
            Collections.sort(all);
            return all;
        }
    }
}

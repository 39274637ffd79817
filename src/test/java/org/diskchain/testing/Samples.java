package org.diskchain.testing;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The chains made by other people's programs, where they lie beside the project. Tests that need
/// them say in one line that they are not there, and are skipped.
public final class Samples {
    private static final Path PACKED = Path.of("../shared/samples").toAbsolutePath().normalize();
    private static final Optional<Path> UNPACKED = unpack();

    /// One disk of the manifest.
    ///
    /// @param sha256 of the whole virtual disk, or null where there is no trusted one
    public record Disk(String set, String file, String parent, String sha256) {
        @Override
        public String toString() {
            return set + "/" + file;
        }
    }

    private Samples() {}

    /// The unpacked samples, for reading only; skips the test where there are none.
    public static Path folder() {
        Assumptions.assumeTrue(UNPACKED.isPresent(), "no samples");
        return UNPACKED.orElseThrow();
    }

    /// A copy of one set that the test may change.
    public static Path copyOf(String set, Path into) throws IOException {
        Path from = folder().resolve(set);
        Path to = into.resolve(set);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
        return to;
    }

    /// Every disk of the manifest; none where there are no samples.
    public static List<Disk> disks() {
        return UNPACKED.isEmpty() ? List.of() : Manifest.read(PACKED.resolve("manifest.json"));
    }

    private static Optional<Path> unpack() {
        if (!Files.isDirectory(PACKED)) {
            System.out.println(
                    "The sample chains are not beside the project: their tests are skipped.");
            return Optional.empty();
        }
        try {
            Path folder = Files.createTempDirectory("diskchain-samples");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            int exit =
                    new ProcessBuilder("sh", PACKED + "/unpack.sh", folder.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) throw new IOException("unpack.sh ended with " + exit);
            return Optional.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path folder, IOException error)
                                throws IOException {
                            Files.delete(folder);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException leftBehind) {
            System.out.println("left behind: " + folder);
        }
    }
}

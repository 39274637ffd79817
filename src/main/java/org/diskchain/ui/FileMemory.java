package org.diskchain.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// The window's memory in a small properties file of the person's own.
public final class FileMemory implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);

    private final Path file;
    private final Properties kept = new Properties();

    /// Reads the file; one that is missing or damaged is an empty memory.
    public FileMemory(Path file) {
        this.file = file;
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
        } catch (NoSuchFileException firstStart) {
            LOG.debug("nothing kept yet in {}", file);
        } catch (IOException | IllegalArgumentException e) {
            kept.clear();
            LOG.warn("what the window kept cannot be read: {}", e.toString());
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(kept.getProperty(key));
    }

    @Override
    public void put(String key, String value) {
        kept.setProperty(key, value);
    }

    @Override
    public void save() {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(written)) {
                kept.store(out, null);
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("what the window keeps cannot be written: {}", e.toString());
        }
    }
}

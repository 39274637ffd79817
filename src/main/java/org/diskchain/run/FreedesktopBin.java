package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// The bin of the desktops of Linux, after the trash specification of freedesktop.org, version 1.0:
/// the person's own one for the volume of the home folder, and one at the top of every other
/// volume. Nothing is copied: a file is renamed, or stays.
public final class FreedesktopBin implements Bin {
    private static final int MOST_NAMES = 10_000;
    private static final String UNRESERVED = "-_.!~*()/";

    private final Storage storage;
    private final Path home;
    private final String user;
    private final InstantSource clock;

    /// @param home `$XDG_DATA_HOME/Trash`
    /// @param user number of the person, by which bins at the top of a volume are told apart
    public FreedesktopBin(Storage storage, Path home, String user, InstantSource clock) {
        this.storage = storage;
        this.home = home;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public boolean takes(Path file) throws IOException {
        Path top = top(file);
        return isAtHome(file) || storage.facts(bin(top)).isPresent() || storage.isWritable(top);
    }

    @Override
    public void put(Path file) throws IOException {
        boolean own = isAtHome(file);
        Path bin = own ? home : bin(top(file));
        Path files = bin.resolve("files");
        Path notes = bin.resolve("info");
        storage.createFolders(files);
        storage.createFolders(notes);
        String told = own ? file.toString() : top(file).relativize(file).toString();
        String name = reserve(notes, files, file.getFileName().toString(), note(told));
        try {
            storage.rename(file, files.resolve(name));
        } catch (IOException notMoved) {
            storage.delete(notes.resolve(name + ".trashinfo"));
            throw notMoved;
        }
        storage.sync(files);
        storage.sync(file.getParent());
    }

    private boolean isAtHome(Path file) throws IOException {
        return storage.volume(existing(home)).name().equals(storage.volume(file).name());
    }

    private Path top(Path file) throws IOException {
        Path top = Path.of(storage.volume(file).name());
        return file.startsWith(top) ? top : file.getRoot();
    }

    private Path bin(Path top) {
        return top.resolve(".Trash-" + user);
    }

    private Path existing(Path folder) throws IOException {
        Path there = folder;
        while (there.getParent() != null && storage.facts(there).isEmpty()) {
            there = there.getParent();
        }
        return there;
    }

    /// Writes the note first, under a name that nothing in the bin has: so the specification wants.
    private String reserve(Path notes, Path files, String wanted, byte[] note) throws IOException {
        for (int number = 1; number < MOST_NAMES; number++) {
            String name = number == 1 ? wanted : wanted + "." + number;
            if (storage.facts(files.resolve(name)).isPresent()) continue;
            try (ByteFile file = storage.create(notes.resolve(name + ".trashinfo"))) {
                file.write(0, ByteBuffer.wrap(note));
                file.force();
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            storage.sync(notes);
            return name;
        }
        throw new FileAlreadyExistsException(files.resolve(wanted).toString());
    }

    private byte[] note(String path) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String deleted =
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(now.atZone(ZoneId.systemDefault()));
        String text = "[Trash Info]\nPath=" + escaped(path) + "\nDeletionDate=" + deleted + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// As in a URL, byte by byte of UTF-8.
    private static String escaped(String path) {
        StringBuilder text = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) Byte.toUnsignedInt(each);
            boolean plain =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || UNRESERVED.indexOf(c) >= 0;
            if (plain) text.append(c);
            else text.append("%%%02X".formatted(Byte.toUnsignedInt(each)));
        }
        return text.toString();
    }
}

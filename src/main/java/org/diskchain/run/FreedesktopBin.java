package org.diskchain.run;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// The bin of the desktops of Linux, after the trash specification of freedesktop.org, version 1.0:
/// the person's own one for the volume of the home folder, and one at the top of every other
/// volume. Nothing is copied and nothing is replaced: a file is renamed, or stays.
///
/// The bin that an administrator may make for everybody (`$topdir/.Trash`) is not used: desktops
/// show what is in the person's own one as well.
///
/// ```
///   note    where the file was       force, sync of the folder
///   rename  the file                 sync of both folders
/// ```
public final class FreedesktopBin implements Bin {
    private static final int MOST_NAMES = 10_000;
    private static final String NOTE = ".trashinfo";

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
        if (isAtHome(file)) return true;
        Path top = top(NewName.own(storage, file));
        return storage.facts(bin(top)).isPresent() ? isOwn(bin(top)) : storage.isWritable(top);
    }

    /// @throws IOException if it could not be moved; it is where it was then. Only where the
    ///   machine failed to make the move durable, the file may be in the bin already
    @Override
    public void put(Path file) throws IOException {
        Path real = NewName.own(storage, file);
        boolean atHome = isAtHome(file);
        Path bin = atHome ? home : bin(top(real));
        make(bin.resolve("files"));
        make(bin.resolve("info"));
        if (!atHome && !isOwn(bin)) throw new AccessDeniedException(bin.toString());
        String told = atHome ? url(real) : url(real).substring(url(bin.getParent()).length() + 1);
        Place place = reserve(real, bin, note(told));
        try {
            if (!place.file.give(real)) {
                throw new FileSystemException(file.toString(), bin.toString(), "another volume");
            }
        } catch (IOException | RuntimeException notMoved) {
            place.file.giveUp(real, notMoved);
            place.note.giveUp(real, notMoved);
            throw notMoved;
        }
        storage.sync(bin.resolve("files"));
        storage.sync(real.getParent());
    }

    /// A name in the bin, and the note of that name.
    private record Place(NewName file, NewName note) {}

    private Place reserve(Path file, Path bin, byte[] text) throws IOException {
        String wanted = file.getFileName().toString();
        for (int number = 1; number < MOST_NAMES; number++) {
            String name = number == 1 ? wanted : wanted + "." + number;
            try {
                return place(file, bin, name, text);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        throw new FileAlreadyExistsException(bin.resolve("files").resolve(wanted).toString());
    }

    /// Writes the note first: so the specification wants, and so no file is there without one.
    private Place place(Path file, Path bin, String name, byte[] text) throws IOException {
        Path path = bin.resolve("info").resolve(name + NOTE);
        NewName note = NewName.take(storage, path);
        try {
            try (ByteFile bytes = storage.openForWriting(path)) {
                bytes.write(0, ByteBuffer.wrap(text));
                bytes.force();
            }
            storage.sync(path.getParent());
            return new Place(NewName.take(storage, bin.resolve("files").resolve(name)), note);
        } catch (IOException | RuntimeException notWritten) {
            note.giveUp(file, notWritten);
            throw notWritten;
        }
    }

    /// A folder that survives a power cut, with all above it that were missing.
    private void make(Path folder) throws IOException {
        Path there = existing(folder);
        if (there.equals(folder)) return;
        storage.createOwnFolders(folder);
        for (Path made = folder; !made.equals(there); made = made.getParent()) {
            storage.sync(made.getParent());
        }
    }

    /// Not a link, and not a folder that others may write in: there they could delete the file.
    private boolean isOwn(Path bin) throws IOException {
        Path real = storage.realPath(bin.getParent()).resolve(bin.getFileName());
        return storage.realPath(bin).equals(real)
                && storage.facts(bin).filter(FileFacts::isFolder).isPresent()
                && storage.isOwnFolder(bin);
    }

    private boolean isAtHome(Path file) throws IOException {
        return storage.volume(existing(home)).name().equals(storage.volume(file).name());
    }

    private Path top(Path real) throws IOException {
        return Path.of(storage.volume(real).name());
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

    private byte[] note(String url) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String deleted =
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(now.atZone(ZoneId.systemDefault()));
        String text = "[Trash Info]\nPath=" + url + "\nDeletionDate=" + deleted + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Escaped as in a URL, byte by byte of the name as the file system has it.
    private static String url(Path path) {
        String url = path.toUri().getRawPath();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}

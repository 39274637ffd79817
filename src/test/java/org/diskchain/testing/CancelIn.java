package org.diskchain.testing;

import org.diskchain.bytes.Storage;
import org.diskchain.journal.Journal;
import org.diskchain.journal.JournalFile;
import org.diskchain.journal.Phase;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/// A person who asks to stop as soon as the journal beside a target says something.
public record CancelIn(Storage storage, Path target, Predicate<Journal> when) implements Progress {
    /// In a phase.
    public CancelIn(Storage storage, Path target, Phase phase) {
        this(storage, target, journal -> journal.phase() == phase);
    }

    @Override
    public void begin(Stage stage, long total) {}

    @Override
    public void advance(long units) throws CancelledException {
        try {
            Optional<Journal> now = JournalFile.read(storage, JournalFile.beside(target));
            if (now.filter(when).isPresent()) throw new CancelledException();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

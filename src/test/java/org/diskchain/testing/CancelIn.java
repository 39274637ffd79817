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

/// A person who asks to stop as soon as the journal beside a target says a phase.
public record CancelIn(Storage storage, Path target, Phase phase) implements Progress {
    @Override
    public void begin(Stage stage, long total) {}

    @Override
    public void advance(long units) throws CancelledException {
        try {
            Optional<Journal> now = JournalFile.read(storage, JournalFile.beside(target));
            if (now.filter(journal -> journal.phase() == phase).isPresent()) {
                throw new CancelledException();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

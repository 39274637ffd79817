package org.diskchain.ui.backup;

import org.diskchain.report.BackupWords;
import org.diskchain.report.Phrases;
import org.diskchain.report.Sizes;

import java.util.Locale;
import java.util.Set;

/// The words of backup documents in the window, in the person's language.
public final class BackupTexts {
    private final Phrases phrases;
    private final BackupWords words;

    public BackupTexts(Locale locale) {
        phrases = new Phrases("org.diskchain.ui.backup.backup", locale);
        words = new BackupWords(locale);
    }

    /// The words of `key`, with its places filled; strings are made harmless to show.
    public String get(String key, Object... arguments) {
        return phrases.text(key, arguments);
    }

    public Set<String> keys() {
        return phrases.bundle().keySet();
    }

    /// What the engine found, in words.
    public BackupWords engine() {
        return words;
    }

    public String size(long bytes) {
        return Sizes.of(bytes, phrases.locale());
    }
}

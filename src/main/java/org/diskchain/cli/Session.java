package org.diskchain.cli;

import org.diskchain.report.Phrases;
import org.diskchain.report.Words;

/// What all commands of one call share.
record Session(
        Terminal terminal,
        Engine engine,
        Words words,
        Phrases phrases,
        ConsoleProgress progress,
        Interruption interruption) {
    static Session of(Terminal terminal, Engine engine, Interruption interruption) {
        Words words = new Words(terminal.locale());
        Phrases phrases = new Phrases("org.diskchain.cli.cli", terminal.locale());
        ConsoleProgress progress = new ConsoleProgress(terminal, words, phrases, System::nanoTime);
        interruption.onCancel(progress::cancel);
        return new Session(terminal, engine, words, phrases, progress, interruption);
    }

    Failures failures() {
        return new Failures(words, phrases);
    }
}

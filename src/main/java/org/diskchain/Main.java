package org.diskchain;

import javafx.application.Application;

import org.diskchain.cli.SampleTour;
import org.diskchain.report.Program;
import org.diskchain.ui.LogFile;
import org.diskchain.ui.Texts;
import org.diskchain.ui.UserFolders;
import org.diskchain.ui.window.SessionDoor;
import org.diskchain.ui.window.SessionDoor.Listening;
import org.diskchain.ui.window.SessionPlace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Starts the desktop program.
public final class Main {
    private static final int USAGE = 2;
    private static final int MACHINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);
    private static final SessionDoor DOOR = new SessionDoor(session());

    private Main() {}

    /// Opens a window, or hands over to the one of this session, or says what is missing for one.
    /// With `--sample` and no window the sample is shown as text, which counts as done.
    public static void main(String[] arguments) {
        Texts texts = new Texts(Locale.getDefault());
        StartOptions options = StartOptions.of(List.of(arguments));
        if (options.version()) {
            System.out.println("Diskchain " + Program.version());
        } else if (options.help()) {
            System.out.println(texts.get("start.help"));
        } else if (!options.unknown().isEmpty()) {
            System.err.println(texts.get("start.unknown", options.unknown()));
            System.exit(USAGE);
        } else if (!handOver(List.of(arguments))) {
            if (Boolean.getBoolean("org.diskchain.log.file")) startLog();
            open(arguments, options, texts);
        }
    }

    private static void startLog() {
        try {
            LogFile.startIn(folders().logs());
        } catch (IOException e) {
            System.err.println(e);
        }
    }

    private static void open(String[] arguments, StartOptions options, Texts texts) {
        try {
            Application.launch(Desktop.class, arguments);
        } catch (RuntimeException | LinkageError e) {
            if (!NoDisplay.isThereIn(e)) throw e;
            DOOR.close();
            System.exit(withoutWindow(options, texts));
        }
    }

    private static int withoutWindow(StartOptions options, Texts texts) {
        if (!options.sample()) {
            System.err.println(texts.get("start.no-display"));
            return MACHINE;
        }
        try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            SampleTour.show(sampleFolder(), out, texts.locale());
            return 0;
        } catch (IOException e) {
            System.err.println(texts.get("sample.failed", String.valueOf(e.getMessage())));
            return MACHINE;
        }
    }

    /// Has the window of this session open what the command line names. False if there is none:
    /// this start is to open one, and takes in the starts that follow, even before it can be seen.
    private static boolean handOver(List<String> arguments) {
        List<String> words = StartOptions.words(arguments);
        Instant end = Instant.now().plus(PATIENCE);
        Duration left = PATIENCE;
        while (left.isPositive()) {
            if (session().call(words, left)) return true;
            if (DOOR.listen() != Listening.ANOTHER) return false;
            if (!pause()) return false; // the other one is about to answer
            left = Duration.between(Instant.now(), end);
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Where the window takes in later starts.
    static SessionDoor door() {
        return DOOR;
    }

    /// One window a display: who works at two of them wants each file where they are.
    static SessionPlace session() {
        String display = System.getenv().getOrDefault("DISPLAY", "");
        String screens = display.replaceFirst("\\.[0-9]+$", ""); // one session: :0.0 is :0
        return SessionPlace.of(folders().session(), "window-" + Program.version() + "-" + screens);
    }

    static Path sampleFolder() {
        return folders().data().resolve("sample");
    }

    static UserFolders folders() {
        return UserFolders.of(
                System.getProperty("os.name"),
                System.getenv(),
                Path.of(System.getProperty("user.home")));
    }
}

package org.diskchain;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.diskchain.backup.BackupDocuments;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.Scanner;
import org.diskchain.read.Measurer;
import org.diskchain.read.SampleChain;
import org.diskchain.report.Program;
import org.diskchain.report.Words;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.MergeRunner;
import org.diskchain.run.Moving;
import org.diskchain.run.RebasePlanning;
import org.diskchain.run.Rebaser;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.Reconnector;
import org.diskchain.run.SystemBin;
import org.diskchain.ui.FileMemory;
import org.diskchain.ui.Memory;
import org.diskchain.ui.Texts;
import org.diskchain.ui.merge.MergePreviewer;
import org.diskchain.ui.reparent.EngineRebases;
import org.diskchain.ui.reparent.EngineReconnects;
import org.diskchain.ui.result.EngineDiscards;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.window.BugReport;
import org.diskchain.ui.window.MainWindow;
import org.diskchain.ui.window.Services;
import org.diskchain.ui.window.SystemDesktop;
import org.diskchain.ui.window.WindowState;
import org.diskchain.ui.work.EngineMerges;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The desktop program, wired by hand.
public final class Desktop extends Application {
    /// Less than the patience of a later start.
    private static final Duration ANSWER = Duration.ofSeconds(4);

    private final Storage storage = new FileStorage();

    @Override
    public void start(Stage stage) {
        Texts texts = new Texts(Locale.getDefault());
        BugReport bugs = new BugReport(texts, stage);
        Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> bugs.show(bug));
        Memory memory = new FileMemory(Main.folders().settings().resolve("window.properties"));
        Theme theme = new Theme();
        MainWindow window = new MainWindow(services(stage, memory, texts), theme);
        theme.style(window.scene(), MainWindow.sheets());
        stage.setScene(window.scene());
        stage.setTitle("Diskchain");
        stage.getIcons().setAll(MainWindow.icons());
        new WindowState(memory).follow(stage, window.main(), theme);
        stage.setOnCloseRequest(
                event -> {
                    event.consume();
                    window.close(stage::hide);
                });
        stage.show();
        open(window, getParameters().getRaw());
        Main.door().welcome(words -> call(stage, window, words)).forEach(w -> open(window, w));
    }

    @Override
    public void stop() {
        Main.door().close();
    }

    /// A later start of the program wants something opened here; it opens a window of its own where
    /// this one hangs.
    private static void call(Stage stage, MainWindow window, List<String> words)
            throws IOException {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    if (taken.complete(null)) called(stage, window, words);
                });
        try {
            taken.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            if (taken.cancel(false)) throw new IOException("the window does not answer", e);
        }
    }

    private static void called(Stage stage, MainWindow window, List<String> words) {
        stage.setIconified(false);
        stage.setAlwaysOnTop(true); // window managers that steal no focus only blink otherwise
        stage.toFront();
        stage.setAlwaysOnTop(false);
        stage.requestFocus();
        open(window, words);
    }

    private static void open(MainWindow window, List<String> words) {
        StartOptions options = StartOptions.of(words);
        if (options.sample()) window.openSample();
        window.open(options.paths());
    }

    private Services services(Stage stage, Memory memory, Texts texts) {
        Scanner scanner = new Scanner(storage);
        return new Services(
                (place, progress) -> scanner.scan(List.of(place), progress),
                storage::holders,
                new MergePreviewer.Engine(new Measurer(storage)),
                new EngineMerges(
                        scanner,
                        new MergeRunner(storage, new SecureRandom(), InstantSource.system())),
                places -> new BackupDocuments(storage).open(places),
                new EngineReconnects(
                        scanner,
                        new CandidateSearch(storage),
                        new ReconnectPlanning(storage),
                        new Reconnector(storage, new SecureRandom(), InstantSource.system())),
                new EngineRebases(
                        new RebasePlanning(storage),
                        new Rebaser(storage, new SecureRandom(), InstantSource.system())),
                new EngineDiscards(
                        SystemBin.of(storage, InstantSource.system()), new Moving(storage)),
                this::sample,
                memory,
                new SystemDesktop(stage, texts),
                executor(),
                InstantSource.system(),
                texts,
                new Words(texts.locale()),
                Program.version());
    }

    private Path sample() throws IOException {
        Path folder = Main.sampleFolder();
        if (storage.facts(folder).isEmpty()) {
            SampleChain.make(storage, folder, new SecureRandom());
        }
        return folder;
    }

    /// Threads that do not keep the program alive once its window is closed.
    private static Executor executor() {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("work-", 1).factory());
    }
}

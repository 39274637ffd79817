package org.diskchain.ui.window;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.diskchain.backup.BackupDocuments;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Holder;
import org.diskchain.chain.DiskForest;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.report.Words;
import org.diskchain.run.MergeResult;
import org.diskchain.testing.Fx;
import org.diskchain.testing.NotedDiscards;
import org.diskchain.testing.ScriptedFlattening;
import org.diskchain.testing.ScriptedPreviewer;
import org.diskchain.testing.ScriptedRebases;
import org.diskchain.testing.ScriptedReconnects;
import org.diskchain.ui.Memory;
import org.diskchain.ui.Texts;
import org.diskchain.ui.theme.Theme;
import org.diskchain.ui.work.Engines;
import org.diskchain.ui.work.MergedLine;
import org.diskchain.ui.work.Merges;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The main window over demo forests: an engine that answers at once, and a desktop that only takes
/// notes.
final class DemoWindow implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T20:14:00Z");

    final Map<Path, DiskForest> disks = new HashMap<>();
    final Map<Path, List<Holder>> holders = new HashMap<>();
    final Notes notes = new Notes();
    final ScriptedReconnects reconnects = new ScriptedReconnects();
    final ScriptedRebases rebases = new ScriptedRebases();
    final ScriptedFlattening flattening = new ScriptedFlattening();
    final NotedDiscards discards = new NotedDiscards();
    final Kept kept = new Kept();
    final Theme theme;
    final MainWindow window;
    final Stage stage;

    DemoWindow(Locale language, double width, double height) {
        this(language, width, height, UnaryOperator.identity());
    }

    /// @param engine puts something else in the place of what answers at once
    DemoWindow(Locale language, double width, double height, UnaryOperator<Services> engine) {
        theme = Fx.get(Theme::new);
        window = Fx.get(() -> new MainWindow(engine.apply(services(language)), theme));
        stage =
                Fx.show(
                        () -> {
                            theme.style(window.scene(), MainWindow.sheets());
                            return window.scene();
                        });
        resize(width, height);
    }

    static DemoWindow english(double width, double height) {
        return new DemoWindow(Locale.ENGLISH, width, height);
    }

    void resize(double width, double height) {
        Fx.run(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
        for (int tries = 0; tries < 50 && Fx.get(window.scene()::getWidth) != width; tries++) {
            settle();
        }
        settle();
    }

    /// Lets everything happen that waits, and lays the window out without waiting for a pulse.
    void settle() {
        Fx.settle();
        Fx.run(
                () -> {
                    window.scene().getRoot().applyCss();
                    window.scene().getRoot().layout();
                });
    }

    /// Types a key and lets it take effect.
    void type(KeyCode key) {
        Fx.type(key);
        settle();
    }

    /// Presses a button, wherever it is.
    void fire(String id) {
        ButtonBase button = find(id);
        Fx.run(button::fire);
        settle();
    }

    /// Opens a place in which these disks are found.
    Path open(String folder, DiskForest found) {
        Path path = Path.of(folder).toAbsolutePath();
        disks.put(path, found);
        Fx.run(() -> window.places().open(path));
        settle();
        return path;
    }

    void pick(Path disk) {
        Fx.run(() -> window.forest().pickedProperty().set(disk));
        settle();
    }

    void screen(String name) {
        Fx.screen(window.scene().getRoot(), "frame-" + name);
    }

    <T extends Node> T find(String id) {
        @SuppressWarnings("unchecked")
        T node = (T) Fx.get(() -> window.scene().lookup("#" + id));
        return node;
    }

    @Override
    public void close() {
        Fx.close(stage);
    }

    private Services services(Locale language) {
        return new Services(
                (place, progress) -> {
                    progress.advance(0);
                    if (!disks.containsKey(place)) throw new NoSuchFileException("" + place);
                    return disks.get(place);
                },
                disk -> holders.getOrDefault(disk, List.of()),
                new ScriptedPreviewer(),
                new Engines(new NoMerges(), rebases, flattening),
                places -> new BackupDocuments(new FileStorage()).open(places),
                reconnects,
                discards,
                () -> {
                    throw new IOException("no room");
                },
                kept,
                notes,
                Runnable::run,
                InstantSource.fixed(NOW),
                new Texts(language),
                new Words(language),
                "0.1.0");
    }

    /// What the window asked of the desktop.
    static final class Notes implements Outside {
        final List<String> said = new ArrayList<>();
        Path folder;
        Path newDisk;
        List<Path> documents = List.of();

        @Override
        public Optional<Path> chooseFolder(String title) {
            return Optional.ofNullable(folder);
        }

        @Override
        public Optional<Path> chooseDisk(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseNewDisk(String title, Path offered) {
            said.add("new disk " + offered.getFileName());
            return Optional.ofNullable(newDisk);
        }

        @Override
        public List<Path> chooseDocuments(String title) {
            return documents;
        }

        @Override
        public void save(String title, String name, String text) {
            said.add("save " + name + "\n" + text);
        }

        @Override
        public void copy(String text) {
            said.add("copy " + text);
        }

        @Override
        public void show(Path file) throws IOException {
            said.add("show " + file);
        }

        @Override
        public void quit() {
            said.add("quit");
        }
    }

    /// A memory that lasts as long as the test.
    static final class Kept implements Memory {
        final Map<String, String> all = new HashMap<>();

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(all.get(key));
        }

        @Override
        public void put(String key, String value) {
            all.put(key, value);
        }

        @Override
        public void save() {}
    }

    /// An engine that writes nothing.
    private static final class NoMerges implements Merges {
        @Override
        public MergeResult run(MergePlan plan, Progress progress) throws IOException {
            throw new IOException("not here");
        }

        @Override
        public MergeResult resume(MergedLine line, List<Path> places, Progress progress)
                throws IOException {
            throw new IOException("not here");
        }

        @Override
        public void drop(MergedLine line, List<Path> places, Progress progress) throws IOException {
            throw new IOException("not here");
        }
    }
}

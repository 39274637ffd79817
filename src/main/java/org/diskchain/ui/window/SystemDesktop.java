package org.diskchain.ui.window;

import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.diskchain.ui.Texts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The desktop of this machine.
public final class SystemDesktop implements Outside {
    private static final List<String> DISKS = List.of("*.vhdx", "*.vhd", "*.avhdx", "*.avhd");

    private static final List<String> DOCUMENTS = List.of("*.xml", "*.XML", "*.zip", "*.ZIP");

    private final Stage stage;
    private final Texts texts;

    public SystemDesktop(Stage stage, Texts texts) {
        this.stage = stage;
        this.texts = texts;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseDisk(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(texts.get("choose.disks"), DISKS),
                        new FileChooser.ExtensionFilter(texts.get("choose.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseNewDisk(String title, Path offered) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(offered.getFileName().toString());
        Path folder = offered.getParent();
        if (Files.isDirectory(folder)) chooser.setInitialDirectory(folder.toFile());
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public List<Path> chooseDocuments(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(texts.get("choose.xml"), DOCUMENTS),
                        new FileChooser.ExtensionFilter(texts.get("choose.all"), "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(stage);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public void save(String title, String name, String text) throws IOException {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        File file = chooser.showSaveDialog(stage);
        if (file != null) Files.writeString(file.toPath(), text);
    }

    @Override
    public void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public void show(Path file) throws IOException {
        new ProcessBuilder(shower(System.getProperty("os.name"), file)).start();
    }

    /// The command that shows a file in the file manager. Where the manager cannot mark a file, its
    /// folder is shown.
    static List<String> shower(String system, Path file) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) return List.of("explorer.exe", "/select," + file);
        if (name.startsWith("mac")) return List.of("open", "-R", file.toString());
        Path folder = Files.isDirectory(file) ? file : file.getParent();
        return List.of("xdg-open", folder.toString());
    }

    @Override
    public void quit() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}

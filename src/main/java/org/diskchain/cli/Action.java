package org.diskchain.cli;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.journal.RecordName;
import org.diskchain.report.JsonContent;
import org.diskchain.report.Visible;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/// A command: reads its options, asks the engine, and answers for people or as one JSON object.
abstract class Action implements Callable<Integer> {
    private static final int FILE_NOT_FOUND = 2;
    private static final Set<String> YES = Set.of("y", "yes", "s", "sim");

    private final Session session;

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "${bundle:option.json}")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "${bundle:option.help}")
    private boolean help;

    Action(Session session) {
        this.session = session;
    }

    /// Does what the command is for.
    abstract Exit run() throws IOException, CancelledException, FailureException;

    @Override
    public final Integer call() {
        try {
            return run().code();
        } catch (ParameterException wrongUsage) {
            throw wrongUsage;
        } catch (IOException | CancelledException | FailureException | RuntimeException e) {
            Failure failure = session.failures().of(e);
            if (e instanceof RuntimeException) e.printStackTrace(session.terminal().err());
            return fail(failure);
        }
    }

    private int fail(Failure failure) {
        session.progress().clear();
        if (json) {
            answer(
                    new JsonContent()
                            .error(
                                    failure.code(),
                                    failure.message(),
                                    failure.disk(),
                                    failure.win32()));
        }
        session.terminal().errorLine(failure.message());
        return failure.exit().code();
    }

    final Session session() {
        return session;
    }

    final boolean isJson() {
        return json;
    }

    final void answer(JsonObject object) {
        session.progress().clear();
        session.terminal().json(object.toString());
    }

    final void say(String line) {
        session.progress().clear();
        session.terminal().line(line);
    }

    final void say(List<String> lines) {
        lines.forEach(this::say);
    }

    final String text(String key, Object... arguments) {
        return session.phrases().text(key, arguments);
    }

    /// Ends the command as wrongly used.
    final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final FailureException failure(String code, String message, Path disk) {
        return new FailureException(new Failure(Exit.AT_FAULT, code, message, disk, 0));
    }

    /// Asks a person on a terminal.
    ///
    /// @throws FailureException if the answer is not yes
    final void requireAgreement(String question) throws IOException, FailureException {
        session.progress().clear();
        session.interruption().asking(true);
        String answer = session.terminal().answer(Visible.text(question));
        session.interruption().asking(false);
        if (answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT))) return;
        String message = text("error.declined");
        throw new FailureException(new Failure(Exit.STOPPED, "cancelled", message, null, 0));
    }

    static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    static List<Path> absolute(List<Path> paths) {
        return paths.stream().map(Action::absolute).toList();
    }

    /// The file system's facts of a path that must be there.
    final FileFacts existing(Path path) throws IOException, FailureException {
        Optional<FileFacts> facts = session.engine().facts(path);
        if (facts.isPresent()) return facts.get();
        throw new FailureException(
                new Failure(
                        Exit.AT_FAULT,
                        "not-found",
                        text("error.not-found", path),
                        path,
                        FILE_NOT_FOUND));
    }

    /// The disk, where the record beside it was named instead.
    final Path diskNamed(Path named) throws IOException, CancelledException {
        Optional<RecordName> record = RecordName.of(named);
        if (record.isEmpty()) return named;
        Path disk = record.get().diskOf(named);
        if (session.engine().facts(disk).isPresent()) return disk;
        return session
                .engine()
                .scan(List.of(named.getParent()), session.progress())
                .disks()
                .stream()
                .map(DiskNode::path)
                .filter(path -> record.get().beside(path).equals(named))
                .findFirst()
                .orElse(disk);
    }

    /// A path that must be a file.
    final void requireFile(Path path) throws IOException, FailureException {
        if (!existing(path).isFile()) {
            throw failure("not-a-disk", text("error.not-a-file", path), path);
        }
    }

    /// The places to search as named, which must be folders.
    final List<Path> folders(List<Path> search) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path place : absolute(search)) {
            if (session.engine().facts(place).filter(FileFacts::isFolder).isEmpty()) {
                throw wrongUsage(text("error.no-folder", place));
            }
            folders.add(place);
        }
        return folders;
    }

    /// The forest of folders and files, those that are not there left out.
    ///
    /// @param searched more folders to look in
    final DiskForest forest(List<Path> paths, List<Path> searched)
            throws IOException, CancelledException {
        Engine engine = session.engine();
        Set<Path> places = new LinkedHashSet<>(searched);
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            FileFacts facts = engine.facts(path).orElse(null);
            if (facts == null) continue;
            if (!facts.isFolder()) files.add(path);
            else places.add(path);
        }
        if (files.size() == 1 && places.size() == searched.size()) {
            return engine.scanAround(files.getFirst(), searched, session.progress());
        }
        for (Path file : files) {
            places.addAll(engine.scanAround(file, searched, session.progress()).searched());
        }
        places.addAll(files);
        return places.isEmpty()
                ? DiskForest.EMPTY
                : engine.scan(List.copyOf(places), session.progress());
    }

    /// The disk in the forest, under its own path or another that leads to the same file.
    final Optional<DiskNode> find(DiskForest forest, Path path) throws IOException {
        Optional<DiskNode> named = forest.disk(path);
        if (named.isPresent()) return named;
        Optional<String> key = session.engine().facts(path).map(FileFacts::key);
        return forest.disks().stream()
                .filter(disk -> key.filter(disk.key()::equals).isPresent())
                .findFirst();
    }

    final DiskNode disk(DiskForest forest, Path path) throws IOException, FailureException {
        Optional<DiskNode> found = find(forest, path);
        if (found.isPresent()) return found.get();
        throw failure("not-a-disk", text("error.not-a-disk", path), path);
    }
}

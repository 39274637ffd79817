package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.MergeWish;
import org.diskchain.read.SampleChain;
import org.diskchain.report.Phrases;
import org.diskchain.report.Words;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sample chain shown in the console, where no window can be opened: the forest as text, and
/// the plan of a merge.
public final class SampleTour {
    private static final String XVFB =
            "apt-get install -y xvfb xauth libgtk-3-0 libxtst6 libpangoft2-1.0-0"
                    + " && xvfb-run -a mvn -q";

    private final Terminal terminal;
    private final Engine engine;
    private final Words words;
    private final Phrases phrases;

    private SampleTour(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
        this.words = new Words(terminal.locale());
        this.phrases = new Phrases("org.diskchain.cli.cli", terminal.locale());
    }

    /// Shows the sample in `folder`; makes it where the folder is not there yet.
    ///
    /// @param locale of the person
    public static void show(Path folder, PrintStream out, Locale locale) throws IOException {
        InputStream nothing = InputStream.nullInputStream();
        Terminal terminal = new Terminal(out, out, nothing, false, false, locale);
        show(folder, terminal, DiskEngine.ofThisMachine());
    }

    static void show(Path folder, Terminal terminal, Engine engine) throws IOException {
        try {
            new SampleTour(terminal, engine).show(folder.toAbsolutePath().normalize());
        } catch (CancelledException nobodyAsksToStop) {
            throw new AssertionError(nobodyAsksToStop);
        }
    }

    private void show(Path folder) throws IOException, CancelledException {
        if (engine.facts(folder).isEmpty()) engine.sample(folder);
        DiskForest forest = engine.scan(List.of(folder), Progress.NONE);
        terminal.line(phrases.text("tour.window"));
        terminal.line("");
        new ForestText(words, phrases).lines(forest).forEach(terminal::line);
        Optional<DiskNode> picked =
                forest.disks().stream()
                        .filter(disk -> disk.name().equals(SampleChain.PICK))
                        .findFirst();
        if (picked.isPresent()) show(forest, picked.get(), folder);
        terminal.line("");
        terminal.line(phrases.text("tour.xvfb", XVFB));
    }

    private void show(DiskForest forest, DiskNode picked, Path folder)
            throws IOException, CancelledException {
        MergeWish wish =
                new MergeWish(picked.path(), SampleChain.PICK_DEPTH, List.of(folder), false);
        MergeAction.Plan plan =
                new MergeAction.Plan(
                        forest, engine.plan(forest, wish, Progress.NONE), Optional.empty());
        terminal.line("");
        terminal.line(phrases.text("tour.merge", picked.name()));
        new PlanText(words, phrases).lines(plan).forEach(terminal::line);
    }
}

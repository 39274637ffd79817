package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effects;
import org.diskchain.plan.MergePlanner;
import org.diskchain.plan.MergeWish;
import org.diskchain.report.Phrases;
import org.diskchain.report.Words;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sample chain shown in the console, where no window can be opened: the forest as text, and
/// the plan of the merge in it that has most to tell.
public final class SampleTour {
    private static final String XVFB =
            "apt-get install -y xvfb xauth libgtk-3-0 libxtst6 libpangoft2-1.0-0"
                    + " && xvfb-run -a mvn -q";

    private record Merge(Path source, int depth, Effects effects) {}

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
        Optional<Merge> merge = mostTelling(forest);
        if (merge.isPresent()) show(forest, merge.get(), folder);
        terminal.line("");
        terminal.line(phrases.text("tour.xvfb", XVFB));
    }

    private void show(DiskForest forest, Merge merge, Path folder)
            throws IOException, CancelledException {
        MergeWish wish = new MergeWish(merge.source(), merge.depth(), List.of(folder), false);
        MergeAction.Plan plan =
                new MergeAction.Plan(forest, engine.plan(forest, wish, Progress.NONE));
        terminal.line("");
        terminal.line(phrases.text("tour.merge", merge.source().getFileName()));
        new PlanText(words, phrases).lines(plan).forEach(terminal::line);
    }

    /// The merge with most kinds of effects; the shallower one of equals.
    private static Optional<Merge> mostTelling(DiskForest forest) {
        List<Merge> merges = new ArrayList<>();
        for (DiskNode disk : forest.disks()) {
            int ancestors = forest.chain(disk.path()).size() - 1;
            for (int depth = 1; depth <= ancestors && forest.isSound(disk.path()); depth++) {
                Effects effects = MergePlanner.effects(forest, disk.path(), depth);
                merges.add(new Merge(disk.path(), depth, effects));
            }
        }
        Comparator<Merge> kinds = Comparator.comparing(merge -> merge.effects().counts().size());
        return merges.stream().max(kinds.thenComparing(merge -> -merge.depth()));
    }
}

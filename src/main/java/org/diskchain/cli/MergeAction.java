package org.diskchain.cli;

import org.diskchain.backup.ForecastInputs;
import org.diskchain.backup.MergeImpact;
import org.diskchain.backup.VssSet;
import org.diskchain.bytes.FileFacts;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Verify;
import org.diskchain.plan.MergeWish;
import org.diskchain.plan.Planned;
import org.diskchain.plan.SizesAfter;
import org.diskchain.report.BackupWords;
import org.diskchain.report.ImpactText;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A command about the merge of a disk down its chain.
abstract class MergeAction extends DiskAction {
    @ArgGroup(multiplicity = "1")
    private Target target;

    /// How the target is named: by its depth, or itself.
    static final class Target {
        @Option(
                names = "--depth",
                paramLabel = "N",
                required = true,
                description = "${bundle:option.depth}")
        private Integer depth;

        @Option(
                names = "--into",
                paramLabel = "FILE",
                required = true,
                description = "${bundle:option.into}")
        private Path into;
    }

    @Option(names = "--rescue", paramLabel = "FILE", description = "${bundle:option.rescue}")
    private List<Path> rescued = new ArrayList<>();

    @Option(
            names = "--verify",
            paramLabel = "WHAT",
            defaultValue = "copied",
            converter = VerifyName.class,
            completionCandidates = VerifyNames.class,
            description = "${bundle:option.verify}")
    private Verify verify;

    /// `copied`, `full` or `none`.
    static final class VerifyName implements ITypeConverter<Verify> {
        @Override
        public Verify convert(String name) {
            return Stream.of(Verify.values())
                    .filter(value -> nameOf(value).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(name));
        }
    }

    /// What a shell offers to complete.
    static final class VerifyNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Verify.values()).map(MergeAction::nameOf).iterator();
        }
    }

    private static String nameOf(Verify verify) {
        return verify.name().toLowerCase(Locale.ROOT);
    }

    @Option(names = "--backup", paramLabel = "DOCUMENT", description = "${bundle:option.backup}")
    private List<Path> documents = new ArrayList<>();

    @Mixin private NextBackup next = new NextBackup();

    /// A forest and what is planned in it.
    ///
    /// @param impact on the next backup; empty where no documents were given
    record Plan(DiskForest forest, Planned planned, Optional<MergeImpact> impact) {}

    MergeAction(Session session) {
        super(session);
    }

    /// Checks what can be checked without looking at a disk.
    final void requireDepth() {
        if (target.depth != null && target.depth < 1) throw wrongUsage(text("error.depth"));
        if (documents.isEmpty() && next.isSaid()) throw wrongUsage(text("error.backup-needed"));
    }

    final Plan plan() throws IOException, CancelledException, FailureException {
        requireFile(path());
        NextBackup.Said said = next.said(this);
        for (Path document : absolute(documents)) existing(document);
        Optional<VssSet> set =
                documents.isEmpty()
                        ? Optional.empty()
                        : Optional.of(session().engine().documents(absolute(documents)));
        List<Path> named = new ArrayList<>(search());
        List<Path> searched = new ArrayList<>(named);
        if (target.into != null) {
            Path into = absolute(target.into);
            requireFile(into);
            searched.add(into.getParent());
            named.add(into);
            named.add(into.getParent());
        }
        for (Path disk : rescued) {
            requireFile(absolute(disk));
            searched.add(absolute(disk).getParent());
            named.add(absolute(disk));
        }
        DiskForest forest = session().engine().scanAround(path(), searched, session().progress());
        DiskNode source = disk(forest, path());
        MergeWish wish =
                new MergeWish(
                        source.path(),
                        depth(forest, source),
                        rescued(forest),
                        verify,
                        named,
                        target.into != null);
        Planned planned = session().engine().plan(forest, wish, session().progress());
        return new Plan(
                forest,
                planned,
                set.map(known -> impact(known, said.inputs(forest), forest, planned)));
    }

    private MergeImpact impact(
            VssSet set, ForecastInputs inputs, DiskForest forest, Planned planned) {
        Map<Path, Long> sizes = SizesAfter.of(planned.amounts(), planned.effects(), forest);
        Instant now = session().engine().now();
        return MergeImpact.of(set, forest, inputs, planned.effects(), sizes, now);
    }

    /// The plan in words, with what it does to the next backup.
    final List<String> words(Plan plan) {
        List<String> lines =
                new ArrayList<>(new PlanText(session().words(), session().phrases()).lines(plan));
        BackupWords words = new BackupWords(session().words().locale());
        plan.impact()
                .ifPresent(
                        impact -> {
                            lines.add("");
                            lines.addAll(new ImpactText(words).lines(impact));
                        });
        return lines;
    }

    /// The disks as the forest names them.
    private Set<Path> rescued(DiskForest forest) throws IOException {
        Set<Path> disks = new LinkedHashSet<>();
        for (Path disk : rescued) {
            disks.add(find(forest, absolute(disk)).map(DiskNode::path).orElse(absolute(disk)));
        }
        return disks;
    }

    private int depth(DiskForest forest, DiskNode source) throws IOException, FailureException {
        List<DiskNode> chain = forest.chainOfFiles(source.path());
        if (target.into != null) return depthOf(absolute(target.into), chain);
        if (target.depth < chain.size()) return target.depth;
        requireWholeChain(chain);
        throw failure(
                "depth-too-large",
                text("error.depth-too-large", source.path(), chain.size() - 1, target.depth),
                source.path());
    }

    private int depthOf(Path into, List<DiskNode> chain) throws IOException, FailureException {
        Optional<String> key = session().engine().facts(into).map(FileFacts::key);
        for (int depth = 1; depth < chain.size(); depth++) {
            DiskNode ancestor = chain.get(depth);
            boolean same = key.filter(ancestor.key()::equals).isPresent();
            if (same || ancestor.path().equals(into)) return depth;
        }
        requireWholeChain(chain);
        Path source = chain.getFirst().path();
        throw failure("not-an-ancestor", text("error.not-an-ancestor", into, source), into);
    }

    /// Where the chain ends early because a link fails, that is the reason to tell.
    private void requireWholeChain(List<DiskNode> chain) throws FailureException {
        DiskNode last = chain.getLast();
        if (last.parent() instanceof ParentState.Base && !last.isDamaged()) return;
        Optional<Finding> broken =
                last.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .findFirst();
        if (broken.isPresent()) {
            throw new FailureException(session().failures().of(broken.get()));
        }
    }
}

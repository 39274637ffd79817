package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.SpecEntry.Kind;
import org.diskchain.bytes.Guid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the documents mean for the files of disks.
final class DiskJudge {
    /// A few seconds of work for all disks.
    private static final long MOST_STEPS = 200_000_000;

    /// Of joining a specification to a component that it belongs to.
    private static final int STEPS = 64;

    private final VssSet set;
    private final ForecastInputs inputs;
    private final SpecCatalogue catalogue;
    private final OpenQuestions open;
    private final List<PathRule> contested;
    private final Map<VssComponent, BackupSchema> schemas = new IdentityHashMap<>();
    private final Effort effort = new Effort(MOST_STEPS);

    DiskJudge(VssSet set, ForecastInputs inputs) {
        this.set = set;
        this.inputs = inputs;
        catalogue = new SpecCatalogue(set, inputs.variables());
        open = new OpenQuestions(set, catalogue, inputs);
        contested = inputs.rules().contested();
        set.components().ifPresent(document -> document.writers().forEach(this::addSchema));
    }

    private void addSchema(BackupComponents.Writer writer) {
        BackupSchema schema = set.schema(writer);
        writer.components().forEach(component -> schemas.put(component, schema));
    }

    /// @param modified last change of the disk's file
    DiskForecast of(Path disk, Instant modified) {
        List<WindowsPath> paths = inputs.rules().toWindows(disk);
        Outcome outcome = outcome(paths, modified);
        return new DiskForecast(
                disk, paths, outcome.verdict(), outcome.readings(), outcome.reasons());
    }

    private Outcome outcome(List<WindowsPath> paths, Instant modified) {
        if (paths.isEmpty()) return Outcome.of(Verdict.UNKNOWN, Code.NO_PATH, "");
        try {
            List<SoughtFile> files = paths.stream().map(SoughtFile::of).toList();
            return outcome(new Disk(paths, files, open.doubtful(files, effort), modified));
        } catch (Effort.SpentException tooMuch) {
            return Outcome.of(Verdict.UNKNOWN, Code.TOO_MUCH, "");
        }
    }

    /// A disk that is judged.
    ///
    /// @param files the same as `paths`, made ready
    /// @param doubtful see [OpenQuestions#doubtful]
    private record Disk(
            List<WindowsPath> paths,
            List<SoughtFile> files,
            List<Located> doubtful,
            Instant modified) {}

    /// A specification that means the file, or may.
    private record Matched(Located located, Match match) {
        boolean isSure() {
            return match instanceof Match.Yes;
        }
    }

    /// Once with all that may mean the file, once without: only where both agree it is certain.
    private Outcome outcome(Disk disk) throws Effort.SpentException {
        List<Matched> matches = matches(disk);
        List<Located> all = matches.stream().map(Matched::located).toList();
        List<Located> sure =
                matches.stream().filter(Matched::isSure).map(Matched::located).toList();
        Outcome without = outcome(sure, disk);
        if (sure.size() == all.size()) return without;
        Outcome with = outcome(all, disk);
        if (with.verdict() == without.verdict()) return with;
        return with.with(without).turned(Verdict.UNKNOWN, doubt(matches));
    }

    private static ForecastReason doubt(List<Matched> matches) {
        Matched doubtful =
                matches.stream().filter(each -> !each.isSure()).findFirst().orElseThrow();
        return switch (((Match.Maybe) doubtful.match()).habit()) {
            case SHORT_FILE_NAME -> ForecastReason.of(Code.SHORT_FILE_NAME, doubtful.located());
            case SHORT_FOLDER_NAME -> ForecastReason.of(Code.SHORT_FOLDER_NAME, doubtful.located());
            case PATHS_PROPOSED -> ForecastReason.of(Code.PATHS_PROPOSED, doubtful.located());
        };
    }

    /// Each specification once, surely where one of the paths is meant surely.
    private List<Matched> matches(Disk disk) throws Effort.SpentException {
        Map<Located, Match> best = new IdentityHashMap<>();
        List<Located> inOrder = new ArrayList<>();
        for (SoughtFile file : disk.files()) {
            catalogue
                    .index()
                    .atOrAbove(
                            file.folder(),
                            effort,
                            each -> {
                                effort.spend(each.path().steps());
                                Match match = each.path().matches(file);
                                boolean sure = match instanceof Match.Yes;
                                if (!sure && !(match instanceof Match.Maybe)) return false;
                                if (!best.containsKey(each)) inOrder.add(each);
                                if (sure) best.put(each, match);
                                else best.putIfAbsent(each, match);
                                return false;
                            });
        }
        List<WindowsPath> rivals = disk.paths().stream().filter(this::isContested).toList();
        return inOrder.stream()
                .map(each -> new Matched(each, unlessContested(each, best.get(each), disk, rivals)))
                .toList();
    }

    private boolean isContested(WindowsPath path) {
        return contested.stream().anyMatch(rule -> path.isIn(rule.windows()));
    }

    /// Of several proposed paths one at most is true: what means only some of them may mean none.
    private static Match unlessContested(
            Located located, Match best, Disk disk, List<WindowsPath> rivals) {
        if (rivals.isEmpty()) return best;
        boolean byOthers =
                disk.paths().stream()
                        .filter(path -> !rivals.contains(path))
                        .anyMatch(path -> located.path().matches(path) instanceof Match.Yes);
        boolean byAll =
                rivals.stream().allMatch(path -> located.path().matches(path) instanceof Match.Yes);
        boolean sure = byOthers || byAll || !(best instanceof Match.Yes);
        return sure ? best : new Match.Maybe(Match.Habit.PATHS_PROPOSED);
    }

    private Outcome outcome(List<Located> matched, Disk disk) throws Effort.SpentException {
        Optional<Outcome> named = Optional.empty();
        Map<VssComponent, List<Located>> byComponent = byComponent(matched);
        Map<Guid, Located> excluded = new HashMap<>();
        matched.stream()
                .filter(each -> each.entry().kind() == Kind.EXCLUSION)
                .forEach(each -> excluded.putIfAbsent(each.writer(), each));
        for (VssComponent component : catalogue.components()) {
            List<Located> own = byComponent.get(component);
            if (own == null) continue;
            effort.spend(STEPS + disk.doubtful().size());
            Optional<Outcome> one =
                    new ComponentJudge(
                                    inputs,
                                    schemas.get(component),
                                    own,
                                    Optional.ofNullable(excluded.get(component.writer())),
                                    disk.modified())
                            .outcome()
                            .map(outcome -> unlessDoubted(component, outcome, disk));
            if (one.isEmpty()) continue;
            named = Optional.of(named.map(all -> all.with(one.get())).orElse(one.get()));
        }
        return named.map(found -> unlessOthersTakeIt(found, disk))
                .orElseGet(() -> notNamed(matched, disk));
    }

    private Map<VssComponent, List<Located>> byComponent(List<Located> matched)
            throws Effort.SpentException {
        Map<VssComponent, List<Located>> joined = new IdentityHashMap<>();
        for (Located each : matched) {
            if (!each.included()) continue;
            List<VssComponent> components =
                    each.set() == null
                            ? List.of(each.component())
                            : catalogue.including(each.owner());
            effort.spend((long) STEPS * components.size());
            components.forEach(c -> joined.computeIfAbsent(c, _ -> new ArrayList<>()).add(each));
        }
        return joined;
    }

    private Outcome unlessDoubted(VssComponent component, Outcome outcome, Disk disk) {
        return open.about(component, outcome, disk.doubtful())
                .map(doubt -> outcome.turned(Verdict.UNKNOWN, doubt))
                .orElse(outcome);
    }

    /// What some component leaves out, another may copy, of which not all is known. Nothing else
    /// should name what a writer has an entry of, so that for these a missing document is no doubt.
    private Outcome unlessOthersTakeIt(Outcome found, Disk disk) {
        boolean asserted =
                switch (found.verdict()) {
                    case LEFT_OUT, EXCLUDED, PARTIAL -> true;
                    case WHOLE, UNKNOWN, DEPENDS, NOT_COVERED -> false;
                };
        if (!asserted) return found;
        boolean byEntry = found.restsOn(Kind.DIFFERENCED) || found.restsOn(Kind.PARTIAL);
        List<ForecastReason> doubts = new ArrayList<>(volumes());
        open.aboutOthers(disk.doubtful()).stream()
                .filter(doubt -> !(byEntry && doubt.code() == Code.WRITER_MISSING))
                .forEach(doubts::add);
        return doubts.isEmpty() ? found : found.turned(Verdict.UNKNOWN, doubts);
    }

    /// Said where the backup was of whole volumes, which its documents do not name.
    private List<ForecastReason> volumes() {
        boolean selects = set.components().stream().allMatch(BackupComponents::selectsComponents);
        return selects ? List.of() : List.of(ForecastReason.of(Code.WHOLE_VOLUMES, ""));
    }

    private Outcome notNamed(List<Located> matched, Disk disk) {
        if (set.components().isEmpty()) return Outcome.of(Verdict.UNKNOWN, Code.NO_COMPONENTS, "");
        List<ForecastReason> reasons = new ArrayList<>();
        reasons.add(ForecastReason.of(Code.NOT_NAMED, disk.paths().getFirst().toString()));
        matched.stream()
                .filter(each -> each.entry().kind() == Kind.FILE_SET)
                .findFirst()
                .map(each -> ForecastReason.of(Code.COMPONENT_NOT_INCLUDED, each))
                .ifPresent(reasons::add);
        List<ForecastReason> doubts = new ArrayList<>(volumes());
        doubts.addAll(open.aboutOthers(disk.doubtful()));
        reasons.addAll(doubts);
        Verdict verdict = doubts.isEmpty() ? Verdict.NOT_COVERED : Verdict.UNKNOWN;
        return new Outcome(verdict, Optional.empty(), reasons);
    }
}

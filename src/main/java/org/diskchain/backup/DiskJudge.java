package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.SpecEntry.Kind;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the documents mean for the files of disks.
final class DiskJudge {
    private final VssSet set;
    private final ForecastInputs inputs;
    private final SpecCatalogue catalogue;
    private final OpenQuestions open;

    DiskJudge(VssSet set, ForecastInputs inputs) {
        this.set = set;
        this.inputs = inputs;
        catalogue = new SpecCatalogue(set, inputs.variables());
        open = new OpenQuestions(set, catalogue, inputs);
    }

    /// @param modified last change of the disk's file
    DiskForecast of(Path disk, Instant modified) {
        List<WindowsPath> paths = inputs.rules().toWindows(disk);
        Outcome outcome =
                paths.isEmpty()
                        ? Outcome.of(Verdict.UNKNOWN, Code.NO_PATH, "")
                        : outcome(paths, modified);
        return new DiskForecast(
                disk, paths, outcome.verdict(), outcome.readings(), outcome.reasons());
    }

    /// A specification that means the file, or may.
    private record Matched(Located located, Match match) {
        boolean isSure() {
            return match instanceof Match.Yes;
        }
    }

    /// Once with all that may mean the file, once without: only where both agree it is certain.
    private Outcome outcome(List<WindowsPath> paths, Instant modified) {
        List<Matched> matches = matches(paths);
        List<Located> all = matches.stream().map(Matched::located).toList();
        List<Located> sure =
                matches.stream().filter(Matched::isSure).map(Matched::located).toList();
        Outcome without = outcome(sure, paths, modified);
        if (sure.size() == all.size()) return without;
        Outcome with = outcome(all, paths, modified);
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
    private List<Matched> matches(List<WindowsPath> paths) {
        Map<Located, Match> best = new IdentityHashMap<>();
        List<Located> inOrder = new ArrayList<>();
        for (WindowsPath path : paths) {
            for (Located located : catalogue.index().atOrAbove(path.folder())) {
                Match match = located.path().matches(path);
                boolean means = match instanceof Match.Yes || match instanceof Match.Maybe;
                if (!means) continue;
                if (!best.containsKey(located)) inOrder.add(located);
                if (match instanceof Match.Yes) best.put(located, match);
                else best.putIfAbsent(located, match);
            }
        }
        return inOrder.stream()
                .map(each -> new Matched(each, unlessContested(each, best.get(each), paths)))
                .toList();
    }

    /// Of several proposed paths one at most is true: what means only some of them may mean none.
    private Match unlessContested(Located located, Match best, List<WindowsPath> paths) {
        List<WindowsPath> rivals = paths.stream().filter(inputs.rules()::isContested).toList();
        boolean byOthers =
                paths.stream()
                        .filter(path -> !rivals.contains(path))
                        .anyMatch(path -> located.path().matches(path) instanceof Match.Yes);
        boolean byAll =
                rivals.stream().allMatch(path -> located.path().matches(path) instanceof Match.Yes);
        boolean sure = byOthers || byAll || !(best instanceof Match.Yes);
        return sure ? best : new Match.Maybe(Match.Habit.PATHS_PROPOSED);
    }

    private Outcome outcome(List<Located> matched, List<WindowsPath> paths, Instant modified) {
        Optional<Outcome> named = Optional.empty();
        if (set.components().isPresent()) {
            for (BackupComponents.Writer writer : set.components().get().writers()) {
                for (VssComponent component : writer.components()) {
                    Optional<Outcome> one = outcome(writer, component, matched, paths, modified);
                    if (one.isEmpty()) continue;
                    named = Optional.of(named.map(all -> all.with(one.get())).orElse(one.get()));
                }
            }
        }
        return named.map(found -> unlessOthersTakeIt(found, paths))
                .orElseGet(() -> notNamed(matched, paths));
    }

    /// What some component leaves out, another may copy, of which not all is known. Nothing else
    /// should name what a writer has an entry of, so that for these a missing document is no doubt.
    private Outcome unlessOthersTakeIt(Outcome found, List<WindowsPath> paths) {
        boolean asserted =
                switch (found.verdict()) {
                    case LEFT_OUT, EXCLUDED, PARTIAL -> true;
                    case WHOLE, UNKNOWN, DEPENDS, NOT_COVERED -> false;
                };
        if (!asserted) return found;
        boolean byEntry = found.restsOn(Kind.DIFFERENCED) || found.restsOn(Kind.PARTIAL);
        List<ForecastReason> doubts = new ArrayList<>(volumes());
        open.aboutOthers(paths).stream()
                .filter(doubt -> !(byEntry && doubt.code() == Code.WRITER_MISSING))
                .forEach(doubts::add);
        return doubts.isEmpty() ? found : found.turned(Verdict.UNKNOWN, doubts);
    }

    /// Said where the backup was of whole volumes, which its documents do not name.
    private List<ForecastReason> volumes() {
        boolean selects = set.components().stream().allMatch(BackupComponents::selectsComponents);
        return selects ? List.of() : List.of(ForecastReason.of(Code.WHOLE_VOLUMES, ""));
    }

    private Optional<Outcome> outcome(
            BackupComponents.Writer writer,
            VssComponent component,
            List<Located> matched,
            List<WindowsPath> paths,
            Instant modified) {
        if (matched.stream().noneMatch(each -> each.isOf(component))) return Optional.empty();
        return new ComponentJudge(inputs, writer, set.schema(writer), component, matched, modified)
                .outcome()
                .map(
                        outcome ->
                                open.about(component, outcome, paths)
                                        .map(doubt -> outcome.turned(Verdict.UNKNOWN, doubt))
                                        .orElse(outcome));
    }

    private Outcome notNamed(List<Located> matched, List<WindowsPath> paths) {
        if (set.components().isEmpty()) return Outcome.of(Verdict.UNKNOWN, Code.NO_COMPONENTS, "");
        List<ForecastReason> reasons = new ArrayList<>();
        reasons.add(ForecastReason.of(Code.NOT_NAMED, paths.getFirst().toString()));
        matched.stream()
                .filter(each -> each.entry().kind() == Kind.FILE_SET)
                .findFirst()
                .map(each -> ForecastReason.of(Code.COMPONENT_NOT_INCLUDED, each))
                .ifPresent(reasons::add);
        List<ForecastReason> doubts = new ArrayList<>(volumes());
        doubts.addAll(open.aboutOthers(paths));
        reasons.addAll(doubts);
        Verdict verdict = doubts.isEmpty() ? Verdict.NOT_COVERED : Verdict.UNKNOWN;
        return new Outcome(verdict, Optional.empty(), reasons);
    }
}

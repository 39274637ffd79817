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
        return inOrder.stream().map(each -> new Matched(each, best.get(each))).toList();
    }

    private Outcome outcome(List<Located> matched, List<WindowsPath> paths, Instant modified) {
        Optional<Outcome> named = Optional.empty();
        if (set.components().isPresent()) {
            for (BackupComponents.Writer writer : set.components().get().writers()) {
                for (VssComponent component : writer.components()) {
                    Optional<Outcome> one = outcome(writer, component, matched, modified);
                    if (one.isEmpty()) continue;
                    named = Optional.of(named.map(all -> all.with(one.get())).orElse(one.get()));
                }
            }
        }
        return named.orElseGet(() -> notNamed(matched, paths));
    }

    private Optional<Outcome> outcome(
            BackupComponents.Writer writer,
            VssComponent component,
            List<Located> matched,
            Instant modified) {
        if (matched.stream().noneMatch(each -> each.isOf(component))) return Optional.empty();
        return new ComponentJudge(inputs, writer, set.schema(writer), component, matched, modified)
                .outcome()
                .map(
                        outcome ->
                                open.about(component, outcome)
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
        boolean volumes = !set.components().get().selectsComponents();
        if (volumes) reasons.add(ForecastReason.of(Code.WHOLE_VOLUMES, ""));
        reasons.addAll(open.aboutUnnamed());
        boolean unknown = volumes || !open.aboutUnnamed().isEmpty();
        Verdict verdict = unknown ? Verdict.UNKNOWN : Verdict.NOT_COVERED;
        return new Outcome(verdict, Optional.empty(), reasons);
    }
}

package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.SpecEntry.Kind;
import org.diskchain.bytes.Guid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of the documents is missing or not understood: where something may name a file, nothing
/// follows from its not being named.
final class OpenQuestions {
    private static final int SHOWN = 3;

    /// Of those that concern every disk.
    private static final int SHOWN_OF_ALL = 20;

    private final VssSet set;
    private final boolean byTime;
    private final List<Located> unresolved;
    private final List<Located> ofUnknownVolumes;
    private final Map<VssComponent, ForecastReason> hidden = new IdentityHashMap<>();
    private final List<ForecastReason> ofAll = new ArrayList<>();

    OpenQuestions(VssSet set, SpecCatalogue catalogue, ForecastInputs inputs) {
        this.set = set;
        byTime = inputs.next().isByTime();
        unresolved = catalogue.index().unresolved();
        ofUnknownVolumes =
                catalogue.index().ofVolumes().stream()
                        .filter(each -> !inputs.rules().saysWhereIs(each.path().folder().root()))
                        .toList();
        set.components().ifPresent(document -> document.components().forEach(this::hidden));
        set.components().ifPresent(document -> document.writers().forEach(this::ofWriter));
    }

    private void hidden(VssComponent component) {
        if (!component.mayHideFiles()) return;
        ForecastReason reason = ForecastReason.of(Code.NOT_UNDERSTOOD, component.fullPath());
        hidden.put(component, reason);
        if (byTime) addOfAll(reason);
    }

    private void addOfAll(ForecastReason reason) {
        if (ofAll.size() < SHOWN_OF_ALL) ofAll.add(reason);
    }

    private void ofWriter(BackupComponents.Writer writer) {
        Optional<WriterMetadata> metadata = set.writer(writer.instance());
        boolean understood =
                writer.notUnderstood().isEmpty()
                        && metadata.stream().allMatch(known -> known.notUnderstood().isEmpty());
        if (!understood) {
            addOfAll(ForecastReason.of(Code.NOT_UNDERSTOOD, set.writerName(writer)));
        } else if (metadata.isEmpty() && !writer.components().isEmpty()) {
            addOfAll(ForecastReason.of(Code.WRITER_MISSING, set.writerName(writer)));
        }
    }

    /// What cannot be resolved and might mean a file; so may what names a volume by its GUID, where
    /// neither a person said which one that is nor the file has a path on it.
    ///
    /// @param paths of the file
    List<Located> doubtful(List<SoughtFile> paths, Effort effort) throws Effort.SpentException {
        List<Located> doubtful = new ArrayList<>();
        for (Located each : unresolved) {
            if (mayMean(each, paths, effort)) doubtful.add(each);
        }
        for (Located each : ofUnknownVolumes) {
            boolean isOnIt =
                    paths.stream().anyMatch(path -> path.root().equals(each.path().where().root()));
            if (!isOnIt && mayMean(each, paths, effort)) doubtful.add(each);
        }
        return doubtful;
    }

    private static boolean mayMean(Located located, List<SoughtFile> paths, Effort effort)
            throws Effort.SpentException {
        for (SoughtFile path : paths) {
            effort.spend(located.path().stepsOfDoubt());
            if (located.path().mayMean(path)) return true;
        }
        return false;
    }

    /// What makes a component's verdict on a file that it names doubtful.
    ///
    /// @param doubtful see [#doubtful]
    Optional<ForecastReason> about(
            VssComponent component, Outcome outcome, List<Located> doubtful) {
        Optional<ForecastReason> entry = Optional.empty();
        if (byTime && !isCopiedByEntry(outcome)) entry = ofEntries(component, doubtful);
        if (entry.isPresent() || outcome.verdict() != Verdict.WHOLE) return entry;
        return outcome.restsOn(Kind.FILE_SET)
                ? ofExclusions(component.writer(), doubtful)
                : Optional.empty();
    }

    /// An entry that copies the file stands: no other entry takes that back.
    private static boolean isCopiedByEntry(Outcome outcome) {
        return outcome.verdict() == Verdict.WHOLE
                && outcome.reasons().stream()
                        .map(ForecastReason::code)
                        .anyMatch(
                                code ->
                                        code == Code.CHANGED_SINCE_BACKUP
                                                || code == Code.BOTH_READINGS_COPY);
    }

    private Optional<ForecastReason> ofEntries(VssComponent component, List<Located> doubtful) {
        return Optional.ofNullable(hidden.get(component))
                .or(
                        () ->
                                doubtful.stream()
                                        .filter(each -> each.component() == component)
                                        .map(OpenQuestions::reason)
                                        .findFirst());
    }

    /// Exclusions take back what file sets name.
    private Optional<ForecastReason> ofExclusions(Guid writer, List<Located> doubtful) {
        return set.writer(writer).stream()
                .flatMap(metadata -> metadata.notUnderstood().stream())
                .filter(raw -> raw.name().equals(WriterReading.EXCLUDED))
                .map(raw -> ForecastReason.of(Code.NOT_UNDERSTOOD, raw.toString()))
                .findFirst()
                .or(
                        () ->
                                doubtful.stream()
                                        .filter(each -> each.writer().equals(writer))
                                        .filter(each -> each.entry().kind() == Kind.EXCLUSION)
                                        .map(OpenQuestions::reason)
                                        .findFirst());
    }

    private static ForecastReason reason(Located located) {
        SpecPath path = located.path();
        String about = path.isResolved() ? path.folder().root() : path.unresolved().about();
        return new ForecastReason(Code.PATH_UNRESOLVED, Optional.of(located.entry()), about);
    }

    /// What keeps one from saying that nothing else names a file.
    List<ForecastReason> aboutOthers(List<Located> doubtful) {
        List<ForecastReason> reasons = new ArrayList<>();
        Set<String> told = new HashSet<>();
        doubtful.stream()
                .filter(Located::included)
                .map(OpenQuestions::reason)
                .filter(reason -> told.size() < SHOWN && told.add(reason.about()))
                .forEach(reasons::add);
        reasons.addAll(ofAll);
        return reasons;
    }
}

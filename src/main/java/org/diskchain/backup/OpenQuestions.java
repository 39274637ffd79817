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
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What of the documents is missing or not understood: where something may name a file, nothing
/// follows from its not being named.
final class OpenQuestions {
    private static final int SHOWN = 3;

    private final VssSet set;
    private final boolean byTime;
    private final List<Located> unresolved;
    private final Map<VssComponent, ForecastReason> hidden = new IdentityHashMap<>();
    private final List<ForecastReason> ofAll = new ArrayList<>();

    OpenQuestions(VssSet set, SpecCatalogue catalogue, ForecastInputs inputs) {
        this.set = set;
        byTime = inputs.next().isByTime();
        unresolved = catalogue.index().unresolved();
        set.components().ifPresent(document -> document.components().forEach(this::hidden));
        set.components().ifPresent(document -> document.writers().forEach(this::ofWriter));
    }

    private void hidden(VssComponent component) {
        if (!component.mayHideFiles()) return;
        ForecastReason reason = ForecastReason.of(Code.NOT_UNDERSTOOD, component.fullPath());
        hidden.put(component, reason);
        if (byTime) ofAll.add(reason);
    }

    private void ofWriter(BackupComponents.Writer writer) {
        Optional<WriterMetadata> metadata = set.writer(writer.instance());
        boolean understood =
                writer.notUnderstood().isEmpty()
                        && metadata.stream().allMatch(known -> known.notUnderstood().isEmpty());
        if (!understood) {
            ofAll.add(ForecastReason.of(Code.NOT_UNDERSTOOD, set.writerName(writer)));
        } else if (metadata.isEmpty() && !writer.components().isEmpty()) {
            ofAll.add(ForecastReason.of(Code.WRITER_MISSING, set.writerName(writer)));
        }
    }

    /// What makes a component's verdict on a file that it names doubtful.
    ///
    /// @param paths of the file
    Optional<ForecastReason> about(
            VssComponent component, Outcome outcome, List<WindowsPath> paths) {
        Optional<ForecastReason> entry = Optional.empty();
        if (byTime && !isCopiedByEntry(outcome)) entry = ofEntries(component, paths);
        if (entry.isPresent() || outcome.verdict() != Verdict.WHOLE) return entry;
        return outcome.restsOn(Kind.FILE_SET)
                ? ofExclusions(component.writer(), paths)
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

    private Optional<ForecastReason> ofEntries(VssComponent component, List<WindowsPath> paths) {
        return Optional.ofNullable(hidden.get(component))
                .or(
                        () ->
                                unresolved(paths, each -> each.isOf(component))
                                        .filter(each -> each.entry().kind() != Kind.FILE_SET)
                                        .map(OpenQuestions::reason)
                                        .findFirst());
    }

    /// Exclusions take back what file sets name.
    private Optional<ForecastReason> ofExclusions(Guid writer, List<WindowsPath> paths) {
        return set.writer(writer).stream()
                .flatMap(metadata -> metadata.notUnderstood().stream())
                .filter(raw -> raw.name().equals(WriterReading.EXCLUDED))
                .map(raw -> ForecastReason.of(Code.NOT_UNDERSTOOD, raw.toString()))
                .findFirst()
                .or(
                        () ->
                                unresolved(paths, each -> each.writer().equals(writer))
                                        .filter(each -> each.entry().kind() == Kind.EXCLUSION)
                                        .map(OpenQuestions::reason)
                                        .findFirst());
    }

    private Stream<Located> unresolved(List<WindowsPath> paths, Predicate<Located> whose) {
        return unresolved.stream()
                .filter(whose)
                .filter(each -> paths.stream().anyMatch(each.path()::mayMean));
    }

    private static ForecastReason reason(Located located) {
        String about = located.path().unresolved().about();
        return new ForecastReason(Code.PATH_UNRESOLVED, Optional.of(located.entry()), about);
    }

    /// What keeps one from saying that nothing else names a file.
    List<ForecastReason> aboutOthers(List<WindowsPath> paths) {
        List<ForecastReason> reasons = new ArrayList<>();
        Set<String> told = new HashSet<>();
        unresolved(paths, each -> !each.owners().isEmpty())
                .map(OpenQuestions::reason)
                .filter(reason -> told.size() < SHOWN && told.add(reason.about()))
                .forEach(reasons::add);
        reasons.addAll(ofAll);
        return reasons;
    }
}

package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.SpecEntry.Kind;

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

    private final VssSet set;
    private final boolean byTime;
    private final Map<VssComponent, ForecastReason> ofComponents = new IdentityHashMap<>();
    private final List<ForecastReason> ofAll = new ArrayList<>();

    OpenQuestions(VssSet set, SpecCatalogue catalogue, ForecastInputs inputs) {
        this.set = set;
        byTime = inputs.next().isByTime();
        unresolved(catalogue);
        set.components().ifPresent(document -> document.components().forEach(this::hidden));
        set.components().ifPresent(document -> document.writers().forEach(this::ofWriter));
    }

    private void unresolved(SpecCatalogue catalogue) {
        Set<String> told = new HashSet<>();
        for (Located located : catalogue.index().unresolved()) {
            if (located.owners().isEmpty()) continue;
            String about = located.path().unresolved().about();
            ForecastReason reason =
                    new ForecastReason(Code.PATH_UNRESOLVED, Optional.of(located.entry()), about);
            if (located.entry().kind() == Kind.DIFFERENCED) {
                located.owners().forEach(owner -> ofComponents.putIfAbsent(owner, reason));
            }
            if (told.size() < SHOWN && told.add(about)) ofAll.add(reason);
        }
    }

    private void hidden(VssComponent component) {
        if (!component.mayHideFiles()) return;
        ForecastReason reason = ForecastReason.of(Code.NOT_UNDERSTOOD, component.fullPath());
        ofComponents.put(component, reason);
        if (byTime) ofAll.add(reason);
    }

    private void ofWriter(BackupComponents.Writer writer) {
        if (writer.components().isEmpty()) return;
        Optional<WriterMetadata> metadata = set.writer(writer.instance());
        if (metadata.isEmpty()) {
            ofAll.add(ForecastReason.of(Code.WRITER_MISSING, set.writerName(writer)));
        } else if (!metadata.get().notUnderstood().isEmpty()) {
            ofAll.add(ForecastReason.of(Code.NOT_UNDERSTOOD, metadata.get().name()));
        }
    }

    /// What makes a component's verdict on a file that it names doubtful. An entry that copies the
    /// file stands: no other entry takes that back.
    Optional<ForecastReason> about(VssComponent component, Outcome outcome) {
        boolean certain =
                outcome.verdict() == Verdict.WHOLE
                        && outcome.reasons().stream()
                                .anyMatch(
                                        reason ->
                                                reason.code() == Code.CHANGED_SINCE_BACKUP
                                                        || reason.code()
                                                                == Code.BOTH_READINGS_COPY);
        return byTime && !certain
                ? Optional.ofNullable(ofComponents.get(component))
                : Optional.empty();
    }

    /// What keeps one from saying that no component names a file.
    List<ForecastReason> aboutUnnamed() {
        return ofAll;
    }
}

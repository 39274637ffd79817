package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.MergeImpact.Concern;
import org.diskchain.plan.Effect.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is worth saying of one disk that a merge concerns.
///
/// @param then what becomes of it after the merge
/// @param reconnected of an orphan what becomes of it when it was reconnected; else the same
record Concerns(ForecastInputs inputs, DiskForecast then, DiskForecast reconnected) {
    List<Concern> of(Kind kind) {
        return switch (kind) {
            case TARGET, RESCUED -> List.of(ofChanged());
            case MERGED -> ofMerged();
            case INVALIDATED -> ofInvalid().stream().toList();
            case ORPHANED -> ofOrphan().stream().toList();
            case FOLLOWS, UNTOUCHED -> List.of();
        };
    }

    private Concern ofChanged() {
        return switch (then.verdict()) {
            case WHOLE -> Concern.COPIED_WHOLE;
            case DEPENDS -> Concern.MAY_BE_LEFT_OUT;
            case LEFT_OUT -> Concern.LEFT_OUT;
            case PARTIAL -> Concern.ONLY_RANGES;
            case UNKNOWN -> Concern.CANNOT_BE_TOLD;
            case EXCLUDED, NOT_COVERED -> Concern.NOT_IN_BACKUP;
        };
    }

    private List<Concern> ofMerged() {
        List<Concern> concerns = new ArrayList<>();
        switch (then.verdict()) {
            case WHOLE -> concerns.add(Concern.COPIED_THOUGH_MERGED);
            case DEPENDS -> concerns.add(Concern.MAY_BE_COPIED_THOUGH_MERGED);
            case PARTIAL -> concerns.add(Concern.RANGES_COPIED_THOUGH_MERGED);
            case UNKNOWN, LEFT_OUT, EXCLUDED, NOT_COVERED -> {}
        }
        if (isNamedExactly()) concerns.add(Concern.NAMED_EXACTLY);
        return concerns;
    }

    private Optional<Concern> ofInvalid() {
        return switch (then.verdict()) {
            case WHOLE -> Optional.of(Concern.COPIED_THOUGH_INVALID);
            case DEPENDS -> Optional.of(Concern.MAY_BE_COPIED_THOUGH_INVALID);
            case PARTIAL -> Optional.of(Concern.RANGES_COPIED_THOUGH_INVALID);
            case UNKNOWN, LEFT_OUT, EXCLUDED, NOT_COVERED -> Optional.empty();
        };
    }

    /// Said only where reconnecting it makes a difference.
    private Optional<Concern> ofOrphan() {
        if (then.verdict() == reconnected.verdict()) return Optional.empty();
        return switch (reconnected.verdict()) {
            case WHOLE -> Optional.of(Concern.COPIED_ONCE_RECONNECTED);
            case DEPENDS, UNKNOWN -> Optional.of(Concern.MAY_BE_COPIED_ONCE_RECONNECTED);
            case PARTIAL, LEFT_OUT, EXCLUDED, NOT_COVERED -> Optional.empty();
        };
    }

    /// Whether an entry of the backup surely means just this file.
    private boolean isNamedExactly() {
        return then.reasons().stream()
                .filter(reason -> reason.code() != Code.COMPONENT_NOT_INCLUDED)
                .flatMap(reason -> reason.entry().stream())
                .filter(entry -> entry.kind() != SpecEntry.Kind.EXCLUSION)
                .filter(entry -> !entry.spec().namesMany())
                .anyMatch(this::isSure);
    }

    /// Of several proposed paths one at most is true: then it is sure where each of them is meant.
    private boolean isSure(SpecEntry entry) {
        Predicate<WindowsPath> meant =
                path -> entry.spec().matches(path, inputs.variables()) instanceof Match.Yes;
        return inputs.rules().contested().isEmpty()
                ? then.paths().stream().anyMatch(meant)
                : then.paths().stream().allMatch(meant);
    }
}

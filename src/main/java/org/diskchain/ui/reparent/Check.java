package org.diskchain.ui.reparent;

import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.Refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the engine says of one reconnect before it is done.
///
/// @param planned with the identity taken as it is
/// @param mustKnow whether the person must say that the parent is wanted though nothing, or not
///   enough, shows that it is the right one
record Check(OrphanRow row, Path parent, PlannedReconnect planned, boolean mustKnow) {
    Optional<ReconnectPlan> plan() {
        return planned instanceof ReconnectPlan plan ? Optional.of(plan) : Optional.empty();
    }

    List<Refusal> refusals() {
        return planned instanceof Refused(_, var reasons) ? reasons : List.of();
    }

    /// Whether it will be done.
    boolean isReady() {
        return plan().isPresent() && (!mustKnow || row.acknowledgedProperty().get());
    }
}

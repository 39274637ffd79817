package org.diskchain.ui.work;

import org.diskchain.plan.Refusal;

import java.io.IOException;
import java.util.List;

/// What was to be done must not be done. Nothing was written.
public final class PlanRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> reasons;

    /// @param reasons all of them
    public PlanRefusedException(List<Refusal> reasons) {
        super(reasons.toString());
        this.reasons = List.copyOf(reasons);
    }

    List<Refusal> reasons() {
        return reasons;
    }
}

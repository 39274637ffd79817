package org.diskchain.plan;

import org.diskchain.disk.ParentLink;
import org.diskchain.journal.Undo;
import org.diskchain.journal.Witness;

import java.util.List;
import java.util.Optional;

/// The answer to "can this child get this parent?": a plan, or all the reasons why not.
public sealed interface PlannedReconnect {
    ReconnectWish wish();

    /// @param link what the child will record
    /// @param identityDiffers whether the parent is not the one that the child knows, as far as
    ///   identities tell: what the child shows may be nonsense
    /// @param witnesses of the child, the parent, and the parent's ancestors, in this order
    /// @param begun the record that is there already: that of the same reconnect, cut off, which is
    ///   completed; or that of an earlier one, to which this one is added
    record ReconnectPlan(
            ReconnectWish wish,
            ParentLink link,
            boolean identityDiffers,
            List<Witness> witnesses,
            Optional<Undo> begun)
            implements PlannedReconnect {
        public ReconnectPlan {
            witnesses = List.copyOf(witnesses);
        }
    }

    /// @param reasons all of them
    record Refused(ReconnectWish wish, List<Refusal> reasons) implements PlannedReconnect {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) throw new IllegalArgumentException("refused for no reason");
        }
    }
}

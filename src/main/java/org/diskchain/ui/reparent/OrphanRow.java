package org.diskchain.ui.reparent;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.diskchain.chain.Orphan;
import org.diskchain.plan.Candidate;
import org.diskchain.plan.Candidate.Verdict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One orphan in the wizard: whether it is dealt with, who could be its parent, and what the person
/// decided.
public final class OrphanRow {
    private final Orphan orphan;
    private final BooleanProperty ticked = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<List<Candidate>>> candidates =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Decision> decision = new SimpleObjectProperty<>(Decision.OPEN);
    private final BooleanProperty acknowledged = new SimpleBooleanProperty();

    OrphanRow(Orphan orphan) {
        this.orphan = orphan;
        decision.addListener((_, _, _) -> acknowledged.set(false));
    }

    public Orphan orphan() {
        return orphan;
    }

    Path disk() {
        return orphan.disk();
    }

    /// Whether the wizard deals with it.
    BooleanProperty tickedProperty() {
        return ticked;
    }

    /// The best first; empty while they were not looked for.
    ReadOnlyObjectProperty<Optional<List<Candidate>>> candidatesProperty() {
        return candidates.getReadOnlyProperty();
    }

    List<Candidate> candidates() {
        return candidates.get().orElse(List.of());
    }

    ObjectProperty<Decision> decisionProperty() {
        return decision;
    }

    Decision decision() {
        return decision.get();
    }

    /// Whether the person has seen that the parent is not known to be the right one, and wants it
    /// nevertheless. Gone with another decision.
    BooleanProperty acknowledgedProperty() {
        return acknowledged;
    }

    void found(List<Candidate> now) {
        candidates.set(Optional.of(List.copyOf(now)));
    }

    void forgetCandidates() {
        candidates.set(Optional.empty());
    }

    Optional<Candidate> candidate(Path disk) {
        return candidates().stream().filter(each -> each.disk().equals(disk)).findFirst();
    }

    /// The only candidate that is certain.
    Optional<Candidate> certain() {
        List<Candidate> certain =
                candidates().stream().filter(each -> each.verdict() == Verdict.CERTAIN).toList();
        return certain.size() == 1 ? Optional.of(certain.getFirst()) : Optional.empty();
    }

    /// What is shown as chosen: the decision, or what would be decided by going on.
    Optional<Path> chosen() {
        return decision() instanceof Decision.Open
                ? certain().map(Candidate::disk)
                : decision().parent();
    }

    boolean isDecided() {
        return !(decision() instanceof Decision.Open);
    }

    /// Whether the chosen parent is known to be the right one.
    boolean isCertain() {
        return chosen().flatMap(this::candidate)
                .filter(each -> each.verdict() == Verdict.CERTAIN)
                .isPresent();
    }
}

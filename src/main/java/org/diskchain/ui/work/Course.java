package org.diskchain.ui.work;

import org.diskchain.journal.Journal;
import org.diskchain.journal.Rebase;
import org.diskchain.journal.Verify;
import org.diskchain.plan.Planned.MergePlan;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.work.Stage;

import java.util.ArrayList;
import java.util.List;

/// The steps that a task takes, known before it begins.
///
/// @param steps in their order
/// @param rescueBytes what is copied into rescued disks, before the target gets anything
record Course(List<Stage> steps, long rescueBytes) {
    Course {
        steps = List.copyOf(steps);
    }

    /// A merge that was begun before keeps to what was chosen then.
    static Course of(MergePlan plan) {
        return plan.begun()
                .filter(journal -> !journal.isDroppable())
                .map(Course::of)
                .orElseGet(
                        () ->
                                of(
                                        !plan.rescues().isEmpty(),
                                        plan.verify() != Verify.NONE,
                                        plan.rescueBytes()));
    }

    static Course of(Journal journal) {
        return of(
                !journal.rescued().isEmpty(),
                journal.verify() != Verify.NONE,
                journal.rescueBytes());
    }

    /// Both chains were read for the plan.
    static Course of(RebasePlan plan) {
        return moving(plan.wish().verify(), plan.wish().dropsEqual());
    }

    static Course of(Rebase rebase) {
        return moving(rebase.verify(), rebase.dropsEqual());
    }

    private static Course moving(Verify verify, boolean drops) {
        List<Stage> steps = new ArrayList<>(List.of(Stage.COPY));
        if (verify == Verify.FULL) steps.add(Stage.VERIFY);
        if (drops) steps.add(Stage.CHECK);
        return new Course(steps, 0);
    }

    /// Of a disk that is moved without a person having seen the price.
    static Course planningFirst() {
        return new Course(List.of(Stage.MEASURE, Stage.COPY), 0);
    }

    static Course flattening() {
        return new Course(List.of(Stage.CONVERT, Stage.VERIFY), 0);
    }

    private static Course of(boolean rescues, boolean readsBack, long rescueBytes) {
        List<Stage> steps = new ArrayList<>(List.of(Stage.PREPARE));
        if (rescues) steps.add(Stage.RESCUE);
        steps.add(Stage.COPY);
        if (readsBack) steps.add(Stage.VERIFY);
        steps.add(Stage.FINISH);
        return new Course(steps, rescueBytes);
    }

    /// Counted from 1; what is done before the first step is part of it.
    int number(Stage stage) {
        return Math.max(0, steps.indexOf(stage)) + 1;
    }
}

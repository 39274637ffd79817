package org.diskchain.cli;

import org.diskchain.plan.Planned;
import org.diskchain.report.JsonMerge;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;

import java.io.IOException;

/// `plan DISK`: what a merge would do to every disk, and why not where it is refused.
@Command(
        name = "plan",
        description = "${bundle:plan.description}",
        footer = {"", "${bundle:help.example}", "  diskchain-cli plan web01.avhdx --depth 1"})
final class PlanCommand extends MergeAction {
    PlanCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        requireDepth();
        Plan plan = plan();
        if (isJson()) answer(new JsonMerge(session().words()).plan(plan.planned(), plan.impact()));
        else say(words(plan));
        return switch (plan.planned()) {
            case Planned.MergePlan _ -> Exit.DONE;
            case Planned.Refused _ -> Exit.AT_FAULT;
        };
    }
}

package org.diskchain.cli;

import org.diskchain.journal.Verify;
import org.diskchain.plan.PlannedRebase;
import org.diskchain.plan.PlannedRebase.RebasePlan;
import org.diskchain.plan.PlannedRebase.Refused;
import org.diskchain.plan.RebaseWish;
import org.diskchain.plan.Space;
import org.diskchain.report.JsonLinks;
import org.diskchain.run.RebaseResult;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;

/// `rebase CHILD --parent FILE`: moves a disk to another parent with its content kept.
@Command(
        name = "rebase",
        description = "${bundle:rebase.description}",
        footer = {
            "",
            "${bundle:help.example}",
            "  diskchain-cli rebase web01.vhdx --parent golden-2.vhdx --yes"
        })
final class RebaseCommand extends LinkAction {
    @Option(names = "--drop-equal", description = "${bundle:option.drop-equal}")
    private boolean dropsEqual;

    @Option(names = "--dry-run", description = "${bundle:option.dry-run}")
    private boolean dryRun;

    @Option(names = "--yes", description = "${bundle:option.yes}")
    private boolean yes;

    @Option(
            names = "--verify",
            paramLabel = "WHAT",
            defaultValue = "copied",
            converter = MergeAction.VerifyName.class,
            description = "${bundle:option.verify-rebase}")
    private Verify verify;

    RebaseCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        boolean asks = !yes && !dryRun;
        if (asks && !session().terminal().answers()) throw wrongUsage(text("error.yes-needed"));
        Pair pair = pair();
        RebaseWish wish =
                new RebaseWish(pair.child(), pair.parent(), windowsPath(), dropsEqual, verify);
        PlannedRebase planned =
                session().engine().links().plan(pair.forest(), wish, session().progress());
        return switch (planned) {
            case Refused refused -> {
                if (isJson()) answer(new JsonLinks(session().words()).plan(refused));
                else say(pair.child(), refused.reasons());
                yield Exit.AT_FAULT;
            }
            case RebasePlan plan -> planned(plan, asks);
        };
    }

    private Exit planned(RebasePlan plan, boolean asks) throws IOException, FailureException {
        JsonLinks json = new JsonLinks(session().words());
        if (!isJson()) say(plan);
        if (dryRun) {
            if (isJson()) answer(json.plan(plan));
            return Exit.DONE;
        }
        if (asks) requireAgreement(text("rebase.question", plan.wish().child().getFileName()));
        RebaseResult result = session().engine().links().rebase(plan, session().progress());
        if (isJson()) answer(json.rebased(plan, result));
        else say(new RebaseText(session()).lines(result));
        return result.finished() ? Exit.DONE : Exit.STOPPED;
    }

    private void say(RebasePlan plan) {
        String bytes = session().words().size(plan.bytesToCopy());
        say(text("rebase.plan", plan.wish().child(), plan.wish().parent(), bytes));
        for (Space space : plan.space()) {
            String needed = session().words().size(space.needed());
            String free = session().words().size(space.free());
            say(text("rebase.space", needed, space.volume(), free));
        }
    }
}

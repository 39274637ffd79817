package org.diskchain.cli;

import org.diskchain.disk.RecordedPath;
import org.diskchain.plan.PlannedReconnect;
import org.diskchain.plan.PlannedReconnect.ReconnectPlan;
import org.diskchain.plan.PlannedReconnect.Refused;
import org.diskchain.plan.ReconnectWish;
import org.diskchain.report.JsonLinks;
import org.diskchain.run.ReconnectResult;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;

/// `reparent CHILD --parent FILE`: rewrites the link of a disk, so that it can be undone.
@Command(
        name = "reparent",
        description = "${bundle:reparent.description}",
        footer = {
            "",
            "${bundle:help.example}",
            "  diskchain-cli reparent web01.avhdx --parent base.vhdx"
        })
final class ReparentCommand extends LinkAction {
    @Option(names = "--ignore-id-mismatch", description = "${bundle:option.ignore-id-mismatch}")
    private boolean ignoringIdentity;

    ReparentCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        Pair pair = pair();
        ReconnectWish wish =
                new ReconnectWish(pair.child(), pair.parent(), windowsPath(), ignoringIdentity);
        PlannedReconnect planned = session().engine().links().plan(pair.forest(), wish);
        JsonLinks json = new JsonLinks(session().words());
        return switch (planned) {
            case Refused refused -> {
                if (isJson()) answer(json.refused(refused));
                else say(pair.child(), refused.reasons());
                yield Exit.AT_FAULT;
            }
            case ReconnectPlan plan -> {
                ReconnectResult result = session().engine().links().reconnect(plan);
                if (isJson()) answer(json.reconnected(plan, result));
                else say(plan, result);
                yield Exit.DONE;
            }
        };
    }

    private void say(ReconnectPlan plan, ReconnectResult result) {
        say(text("reparent.done", result.child(), result.parent()));
        if (plan.identityDiffers()) say(text("reparent.identity-ignored"));
        for (RecordedPath path : result.link().paths()) {
            if (path.kind() != RecordedPath.Kind.NAME) say("  " + path.value());
        }
        say(text("reparent.undo", result.record()));
    }
}

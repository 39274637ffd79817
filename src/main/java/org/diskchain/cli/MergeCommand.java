package org.diskchain.cli;

import org.diskchain.backup.MergeImpact;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;
import org.diskchain.report.BackupWords;
import org.diskchain.report.JsonMerge;
import org.diskchain.run.MergeResult;
import org.diskchain.work.CancelledException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Optional;

/// `merge DISK`: runs a merge, or goes on with the same one where it is unfinished.
@Command(
        name = "merge",
        description = "${bundle:merge.description}",
        footer = {
            "",
            "${bundle:help.example}",
            "  diskchain-cli merge web01.avhdx --depth 1 --yes"
        })
final class MergeCommand extends MergeAction {
    @Option(names = "--yes", description = "${bundle:option.yes}")
    private boolean yes;

    MergeCommand(Session session) {
        super(session);
    }

    @Override
    Exit run() throws IOException, CancelledException, FailureException {
        requireDepth();
        if (!yes && !session().terminal().answers()) throw wrongUsage(text("error.yes-needed"));
        Plan plan = plan();
        if (!isJson()) say(words(plan));
        return switch (plan.planned()) {
            case Planned.Refused refused -> {
                if (isJson()) answer(new JsonMerge(session().words()).plan(refused, plan.impact()));
                yield Exit.AT_FAULT;
            }
            case Planned.MergePlan wanted -> merge(wanted, plan.impact());
        };
    }

    private Exit merge(Planned.MergePlan wanted, Optional<MergeImpact> impact)
            throws IOException, CancelledException, FailureException {
        if (!yes) requireAgreement(question(wanted.effects()));
        MergeResult result = session().engine().merge(wanted, session().progress());
        if (isJson()) answer(new JsonMerge(session().words()).merged(wanted, impact, result));
        else say(new ResultText(session()).lines(result));
        if (result.finished() && !isJson()) {
            say(new ResultText(session()).afterwards(wanted.effects()));
            BackupWords words = new BackupWords(session().words().locale());
            impact.ifPresent(known -> known.advice().forEach(each -> say(words.message(each))));
        }
        return result.finished() ? Exit.DONE : Exit.STOPPED;
    }

    private String question(Effects effects) {
        return text("merge.question", effects.depth(), effects.target().getFileName());
    }
}

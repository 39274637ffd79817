package org.diskchain.cli;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Space;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;
import org.diskchain.report.Phrases;
import org.diskchain.report.Visible;
import org.diskchain.report.Words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A plan as text: every disk that changes with its reason, amounts, places, and why not where it
/// is refused.
record PlanText(Words words, Phrases phrases) {
    List<String> lines(MergeAction.Plan plan) {
        Effects effects = plan.planned().effects();
        List<String> lines = new ArrayList<>();
        lines.add(title(plan.planned()));
        lines.add("");
        lines.addAll(new Columns("<<<>").lines(effects(plan)));
        lines.add("");
        lines.addAll(new Columns("<<").labelled(amounts(plan.planned())));
        lines.add("");
        plan.planned().warnings().stream().map(words::message).forEach(lines::add);
        lines.add(consequences(effects));
        lines.addAll(verdict(plan.planned()));
        return lines;
    }

    private String title(Planned planned) {
        Effects effects = planned.effects();
        String key =
                switch (planned) {
                    case Planned.MergePlan _ -> "plan.title";
                    case Planned.Refused _ -> "plan.title-refused";
                };
        return phrases.text(key, effects.depth(), effects.target().getFileName());
    }

    private List<List<String>> effects(MergeAction.Plan plan) {
        Effects effects = plan.planned().effects();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        phrases.text("column.effect"),
                        phrases.text("column.disk"),
                        phrases.text("column.why"),
                        phrases.text("column.own")));
        for (Effect.Kind kind : Effect.Kind.values()) {
            List<Path> disks = effects.disks(kind);
            if (kind == Effect.Kind.UNTOUCHED) {
                String count = phrases.text("plan.disks", disks.size());
                if (!disks.isEmpty()) rows.add(List.of(words.name(kind), count, "", ""));
            } else {
                disks.forEach(disk -> rows.add(row(plan, effects.of(disk))));
            }
        }
        return rows;
    }

    private List<String> row(MergeAction.Plan plan, Effect effect) {
        long owned = plan.forest().disk(effect.disk()).map(DiskNode::ownedBytes).orElse(0L);
        return List.of(
                words.name(effect.kind()),
                Columns.name(effect.disk()),
                words.why(effect, plan.planned().effects()),
                words.size(owned));
    }

    private List<List<String>> amounts(Planned planned) {
        Measured amounts = planned.amounts();
        List<List<String>> rows = new ArrayList<>();
        if (amounts.equals(Measured.NOTHING)) {
            row(rows, phrases.text("plan.copied"), phrases.text("plan.not-measured"));
        } else {
            row(rows, phrases.text("plan.copied"), words.size(amounts.mergedBytes()));
            row(
                    rows,
                    phrases.text("plan.target-size"),
                    phrases.text(
                            "plan.from",
                            words.size(amounts.targetSizeAfter()),
                            words.size(amounts.targetSizeNow())));
            rescues(planned, rows);
            for (Space space : planned.space()) {
                row(
                        rows,
                        phrases.text("plan.space", space.volume()),
                        phrases.text(
                                "plan.free", words.size(space.needed()), words.size(space.free())));
            }
        }
        for (Path place : planned.searched()) {
            row(rows, phrases.text("plan.searched"), Visible.text(place.toString()));
        }
        return rows;
    }

    /// What the wished rescues cost, and what others would.
    private void rescues(Planned planned, List<List<String>> rows) {
        if (planned.rescueBytes() > 0) {
            row(rows, phrases.text("plan.rescued"), words.size(planned.rescueBytes()));
        }
        for (Rescue rescue : planned.amounts().rescues()) {
            if (planned.rescues().contains(rescue)) continue;
            row(
                    rows,
                    phrases.text("plan.rescuable"),
                    phrases.text(
                            "plan.rescue-price",
                            Columns.name(rescue.disk()),
                            words.size(rescue.bytes())));
        }
    }

    private static void row(List<List<String>> rows, String name, String value) {
        rows.add(List.of(name, value));
    }

    private String consequences(Effects effects) {
        return words.becomeInvalid(effects.disks(Effect.Kind.INVALIDATED).size())
                + " · "
                + words.toReconnect(effects.disks(Effect.Kind.ORPHANED).size());
    }

    private List<String> verdict(Planned planned) {
        return switch (planned) {
            case Planned.MergePlan plan ->
                    plan.begun().isPresent() ? List.of(phrases.text("plan.begun")) : List.of();
            case Planned.Refused refused -> {
                List<String> lines = new ArrayList<>();
                lines.add(words.refusedFor(refused.reasons().size()));
                for (Refusal reason : refused.reasons()) {
                    lines.add("  " + reason.code() + "  " + words.message(reason));
                }
                yield lines;
            }
        };
    }
}

package org.diskchain.report;

import org.diskchain.backup.MergeImpact;

import java.util.ArrayList;
import java.util.List;

/// What a merge does to the next backup as text: how much is copied before and after it, each disk
/// that is worth a word, what to do, and on what all that rests.
public record ImpactText(BackupWords words) {
    private static final String INDENT = "  ";

    public List<String> lines(MergeImpact impact) {
        List<String> lines = new ArrayList<>();
        lines.add(words.summary(impact));
        for (MergeImpact.Told told : impact.told()) {
            lines.add(INDENT + words.change(told.disk()));
            lines.add(INDENT.repeat(2) + words.message(told.concern()));
        }
        lines.add(words.toDo());
        impact.advice().forEach(advice -> lines.add(INDENT + words.message(advice)));
        lines.add(words.label(impact.before()));
        if (!impact.changedSince().isEmpty()) {
            lines.add(words.olderThanChain(impact.changedSince()));
        }
        impact.before().set().findings().forEach(finding -> lines.add(words.message(finding)));
        lines.addAll(words.notes());
        return lines;
    }
}

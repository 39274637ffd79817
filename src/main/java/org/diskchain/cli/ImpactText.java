package org.diskchain.cli;

import org.diskchain.backup.MergeImpact;
import org.diskchain.report.BackupWords;
import org.diskchain.report.Phrases;

import java.util.ArrayList;
import java.util.List;

/// What a merge does to the next backup as text: how much is copied before and after it, each disk
/// that is worth a word, what to do, and on what all that rests.
record ImpactText(BackupWords words, Phrases phrases) {
    private static final String INDENT = "  ";

    List<String> lines(MergeImpact impact) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(words.summary(impact));
        for (MergeImpact.Told told : impact.told()) {
            MergeImpact.DiskImpact disk = told.disk();
            lines.add(
                    INDENT
                            + phrases.text(
                                    "backup.impact-disk",
                                    Columns.name(disk.disk()),
                                    words.name(disk.before()),
                                    words.name(disk.after())));
            lines.add(INDENT.repeat(2) + words.message(told.concern()));
        }
        lines.add(phrases.text("backup.to-do"));
        impact.advice().forEach(advice -> lines.add(INDENT + words.message(advice)));
        lines.add(words.label(impact.before()));
        impact.before().set().findings().forEach(finding -> lines.add(words.message(finding)));
        lines.addAll(words.notes());
        return lines;
    }
}

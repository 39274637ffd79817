package org.diskchain.cli;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Journal;
import org.diskchain.report.Phrases;
import org.diskchain.report.Visible;
import org.diskchain.report.Words;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A forest as text: each tree with its root on top, one line a disk, then what is wrong.
///
/// ```
/// /srv/vm
/// golden.vhdx       VHDX dynamic       127 GB  18.4 GB  Sound
/// ├─ march.vhdx     VHDX differencing  127 GB   3.1 GB  Sound
/// │  └─ web01.avhdx VHDX differencing  127 GB  11.6 GB  Sound
/// └─ app01.avhdx    VHDX differencing  127 GB  14.2 GB  Sound
/// ```
record ForestText(Words words, Phrases phrases) {
    private static final int SHOWN_LEVELS = 12;
    private static final int LEVEL = 3;
    private static final double PERCENT = 100;

    private record Row(DiskNode disk, String indent, boolean last, boolean root) {}

    List<String> lines(DiskForest forest) {
        if (forest.disks().isEmpty()) return List.of(phrases.text("tree.empty"));
        List<String> lines = new ArrayList<>();
        byFolder(forest)
                .forEach(
                        (folder, roots) -> {
                            lines.add(Visible.text(folder.toString()));
                            lines.addAll(new Columns("<<>><").lines(rows(forest, roots)));
                            lines.add("");
                        });
        lines.addAll(problems(forest));
        forest.unfinished().forEach(journal -> lines.add(unfinished(journal)));
        lines.add(phrases.text("tree.count", forest.disks().size(), roots(forest).size()));
        return lines;
    }

    private static List<DiskNode> roots(DiskForest forest) {
        return forest.disks().stream().filter(disk -> isRoot(disk, forest)).toList();
    }

    private static boolean isRoot(DiskNode disk, DiskForest forest) {
        return !(disk.parent() instanceof ParentState.Resolved(var parent, _)
                && forest.disk(parent).isPresent());
    }

    private static Map<Path, List<DiskNode>> byFolder(DiskForest forest) {
        Map<Path, List<DiskNode>> folders = new LinkedHashMap<>();
        for (DiskNode root : roots(forest)) {
            folders.computeIfAbsent(root.path().getParent(), _ -> new ArrayList<>()).add(root);
        }
        return folders;
    }

    private List<List<String>> rows(DiskForest forest, List<DiskNode> roots) {
        List<List<String>> rows = new ArrayList<>();
        Deque<Row> open = new ArrayDeque<>();
        roots.reversed().forEach(root -> open.push(new Row(root, "", true, true)));
        while (!open.isEmpty()) {
            Row row = open.pop();
            rows.add(cells(row, forest));
            String indent = row.root() ? "" : row.indent() + (row.last() ? "   " : "│  ");
            List<Path> children = forest.children(row.disk().path());
            for (int i = children.size() - 1; i >= 0; i--) {
                DiskNode child = forest.disk(children.get(i)).orElseThrow();
                open.push(new Row(child, indent, i == children.size() - 1, false));
            }
        }
        return rows;
    }

    private List<String> cells(Row row, DiskForest forest) {
        DiskNode disk = row.disk();
        DiskFacts facts = disk.facts();
        String branch = row.root() ? "" : row.last() ? "└─ " : "├─ ";
        String kind =
                facts.isReadable()
                        ? words.name(facts.format()) + " " + words.name(facts.type())
                        : words.name(facts.format());
        return List.of(
                shortened(row.indent()) + branch + Columns.name(disk.path()),
                kind,
                facts.isReadable() ? words.size(facts.virtualSize()) : "",
                facts.isReadable()
                        ? phrases.text("tree.own", words.size(disk.ownedBytes()))
                        : words.size(facts.fileSize()),
                health(disk, forest));
    }

    /// Chains may be thousands deep: then the outer levels are left out.
    private static String shortened(String indent) {
        int levels = indent.length() / LEVEL;
        if (levels <= SHOWN_LEVELS) return indent;
        return "…"
                + (levels - SHOWN_LEVELS)
                + " "
                + indent.substring((levels - SHOWN_LEVELS) * LEVEL);
    }

    private String health(DiskNode disk, DiskForest forest) {
        String health = words.health(disk, forest);
        return switch (disk.parent()) {
            case ParentState.Missing _ -> health + recordedName(disk);
            case ParentState.Mismatch(var parent, _) -> health + ": " + Columns.name(parent);
            case ParentState.Cycle(var parent, _) -> health + ": " + Columns.name(parent);
            case ParentState.Base _, ParentState.Resolved _, ParentState.Blocked _ -> health;
        };
    }

    /// The file name of the parent that is not there.
    private static String recordedName(DiskNode disk) {
        List<RecordedPath> paths = disk.facts().parent().paths();
        if (paths.isEmpty()) return "";
        String value = paths.getFirst().value();
        int from = Math.max(value.lastIndexOf('/'), value.lastIndexOf('\\')) + 1;
        return ": " + Visible.text(value.substring(from));
    }

    private List<String> problems(DiskForest forest) {
        List<String> lines = new ArrayList<>();
        for (DiskNode disk : forest.disks()) {
            for (Finding finding : disk.findings()) {
                boolean follows = finding instanceof Finding.ChainBroken;
                if (finding.severity() == Severity.INFO || follows) continue;
                lines.add(words.name(finding.severity()) + "  " + words.message(finding));
            }
        }
        if (!lines.isEmpty()) lines.add("");
        return lines;
    }

    private String unfinished(Journal journal) {
        long percent =
                journal.totalBytes() == 0
                        ? 0
                        : (long) (PERCENT * journal.doneBytes() / journal.totalBytes());
        return phrases.text(
                "tree.unfinished",
                journal.source().path().getFileName(),
                journal.target().path(),
                percent);
    }
}

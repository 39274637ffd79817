package org.diskchain.cli;

import org.diskchain.bytes.Guid;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskFacts;
import org.diskchain.disk.Format;
import org.diskchain.disk.RecordedPath;
import org.diskchain.report.Phrases;
import org.diskchain.report.Sizes;
import org.diskchain.report.Visible;
import org.diskchain.report.Words;

import java.util.ArrayList;
import java.util.List;

/// One disk as text: facts, parent link, chain and findings.
record DiskText(Words words, Phrases phrases) {
    List<String> lines(DiskNode disk, DiskForest forest) {
        List<String> lines = new ArrayList<>();
        lines.add(Visible.text(disk.path().toString()));
        List<List<String>> rows = new ArrayList<>();
        if (disk.facts().isReadable()) facts(disk, rows);
        row(rows, "info.state", words.health(disk, forest));
        if (disk.facts().isDifferencing()) link(disk, rows);
        for (DiskNode member : forest.chain(disk.path())) {
            row(rows, "info.chain", Visible.text(member.path().toString()));
        }
        lines.addAll(new Columns("<<").labelled(rows));
        for (Finding finding : disk.findings()) {
            String severity = words.name(finding.severity());
            lines.add(severity + " " + finding.code() + "  " + words.message(finding));
        }
        return lines;
    }

    private void facts(DiskNode disk, List<List<String>> rows) {
        DiskFacts facts = disk.facts();
        row(rows, "info.format", words.name(facts.format()) + " " + words.name(facts.type()));
        row(rows, "info.virtual-size", size(facts.virtualSize()));
        row(rows, "info.file-size", size(facts.fileSize()));
        row(rows, "info.owned", size(disk.ownedBytes()));
        if (facts.blockSize() != 0) {
            row(rows, "info.block-size", size(Integer.toUnsignedLong(facts.blockSize())));
        }
        row(rows, "info.sector-size", size(facts.logicalSectorSize()));
        row(rows, "info.id", facts.id().toString());
        if (facts.format() == Format.VHDX) {
            row(rows, "info.data-id", facts.identity().toString());
        }
        if (!facts.creator().isBlank()) {
            row(rows, "info.creator", Visible.text(facts.creator()));
        }
    }

    private void link(DiskNode disk, List<List<String>> rows) {
        row(rows, "info.parent", words.name(disk.parent()));
        if (disk.parent() instanceof ParentState.Resolved(var parent, _)) {
            row(rows, "info.parent-path", Visible.text(parent.toString()));
        }
        for (Guid identity : disk.facts().parent().identities()) {
            row(rows, "info.recorded-id", identity.toString());
        }
        for (RecordedPath path : disk.facts().parent().paths()) {
            row(
                    rows,
                    "info.recorded-path",
                    Visible.text(path.value()) + " (" + words.name(path.kind()) + ")");
        }
    }

    private String size(long bytes) {
        return phrases.text("info.bytes", words.size(bytes), Sizes.exact(bytes, words.locale()));
    }

    private void row(List<List<String>> rows, String key, String value) {
        rows.add(List.of("  " + phrases.text(key), value));
    }
}

package org.diskchain.ui.backup;

import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.VssComponent;
import org.diskchain.backup.VssException;
import org.diskchain.report.FindingsByEntry;

import java.util.ArrayList;
import java.util.List;

/// Puts a component into lines: what it is, its differenced files with what the rules say of each,
/// its partial files, and all that is not understood.
record ComponentLines(BackupTexts texts, FindingsByEntry findings) {
    /// @param raw whether entries are followed by themselves as they stand in the document
    List<ComponentLine> of(VssComponent component, String writer, boolean raw) {
        List<ComponentLine> lines = new ArrayList<>();
        facts(component, writer, lines);
        differenced(component, raw, lines);
        if (!component.partialFiles().isEmpty()) {
            heading("component.partial", component.partialFiles().size(), true, lines);
            component.partialFiles().forEach(file -> lines.add(new ComponentLine.Raw(file.raw())));
        }
        if (!component.notUnderstood().isEmpty()) {
            heading("component.not-understood", component.notUnderstood().size(), false, lines);
            lines.add(new ComponentLine.Note(texts.get("component.not-understood.about")));
            component.notUnderstood().forEach(each -> lines.add(new ComponentLine.Raw(each)));
        }
        return lines;
    }

    private void facts(VssComponent component, String writer, List<ComponentLine> lines) {
        fact("component.writer", writer, lines);
        fact("component.path", component.fullPath(), lines);
        fact("component.type", component.type(), lines);
        fact("component.instance", component.writer().toString(), lines);
        if (!component.backupStamp().isEmpty()) {
            fact("component.stamp", component.backupStamp(), lines);
        }
        checked(findings.of(component, FindingsByEntry.COMPONENT), lines);
    }

    private void differenced(VssComponent component, boolean raw, List<ComponentLine> lines) {
        int count = component.differencedFilesCount();
        heading("component.differenced", count, count > 0, lines);
        if (count == 0) lines.add(new ComponentLine.Note(texts.get("component.none")));
        for (int i = 0; i < count; i++) {
            try {
                lines.add(new ComponentLine.Entry(component.differencedFile(i)));
                if (raw) lines.add(new ComponentLine.Raw(component.differenced().get(i)));
            } catch (VssException notReadable) {
                lines.add(new ComponentLine.Unreadable(i, component.differenced().get(i)));
            }
            checked(findings.of(component, i), lines);
        }
    }

    private static void checked(List<SpecFinding> found, List<ComponentLine> lines) {
        found.forEach(finding -> lines.add(new ComponentLine.Checked(finding)));
    }

    private void heading(String key, int count, boolean assumed, List<ComponentLine> lines) {
        lines.add(new ComponentLine.Heading(texts.get(key, count), assumed));
    }

    private void fact(String key, String value, List<ComponentLine> lines) {
        lines.add(new ComponentLine.Fact(texts.get(key), value));
    }
}

package org.diskchain.ui.reparent;

import org.diskchain.disk.RecordedPath;
import org.diskchain.report.Visible;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was reconnected, as plain text to keep.
final class ReconnectReport {
    private static final String INDENT = "    ";

    private final ReparentTexts texts;
    private final ResultWords words;

    ReconnectReport(ReparentTexts texts) {
        this.texts = texts;
        this.words = new ResultWords(texts);
    }

    String of(List<Reconnected> results, List<Path> left, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("report.title"));
        lines.add(texts.moment(now));
        for (Reconnected result : results) {
            lines.add("");
            lines.add(Visible.text(result.child().toString()));
            lines.add(INDENT + Visible.text(words.of(result)));
            if (result instanceof Reconnected.Done done) lines.addAll(written(done));
        }
        if (!left.isEmpty()) lines.add("");
        for (Path orphan : left) lines.add(texts.get("report.left", orphan.toString()));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private List<String> written(Reconnected.Done done) {
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + texts.get("report.parent", done.parent().toString()));
        for (RecordedPath path : done.link().paths()) {
            String key = "paths.kind." + path.kind().name().toLowerCase(Locale.ROOT);
            lines.add(INDENT + texts.get(key, path.value()));
        }
        String identity = done.link().recordedIdentity().toString();
        lines.add(INDENT + texts.get("check.identity", identity));
        return lines;
    }
}

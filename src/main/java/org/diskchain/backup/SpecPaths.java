package org.diskchain.backup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes specifications ready to be compared with paths. What they have in common is kept once.
final class SpecPaths {
    private final Variables variables;
    private final Map<String, Where> folders = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    SpecPaths(Variables variables) {
        this.variables = variables;
    }

    SpecPath of(FileSpec spec) {
        String pattern = kept(Names.pattern(spec.filespec()));
        Where where =
                spec.isWellFormed()
                        ? folders.computeIfAbsent(spec.path(), this::folder)
                        : Where.notAllowed(spec);
        return new SpecPath(spec, where, pattern);
    }

    private Where folder(String path) {
        Where where = Where.of(path, variables);
        if (where.folder() == null) return where;
        List<String> names = where.folder().names().stream().map(this::kept).toList();
        WindowsPath folder = new WindowsPath(kept(where.folder().root()), names);
        return new Where(folder, where.unresolved(), kept(where.root()), where.below());
    }

    private String kept(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}

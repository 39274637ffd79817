package org.diskchain.backup;

import org.diskchain.backup.Match.Cause;
import org.diskchain.backup.Match.Habit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A specification made ready to be compared with paths.
///
/// @param folder null where it cannot be compared
/// @param unresolved why it cannot; null where it can
/// @param key of the folder; it and the pattern of the names are made once, as each is compared
///   with very many
record SpecPath(
        FileSpec spec,
        WindowsPath folder,
        Match.Unresolved unresolved,
        String key,
        String pattern) {
    private SpecPath(FileSpec spec, WindowsPath folder, Match.Unresolved unresolved) {
        this(
                spec,
                folder,
                unresolved,
                folder == null ? "" : folder.key(),
                Names.pattern(spec.filespec()));
    }

    static SpecPath of(FileSpec spec, Variables variables) {
        if (!spec.isWellFormed()) return unresolved(spec, null, Cause.NOT_ALLOWED, spec.toString());
        String path = variables.expand(spec.path());
        List<String> unknown = variables.unknownIn(path);
        WindowsPath folder = WindowsPath.parse(path).orElse(null);
        if (!unknown.isEmpty()) {
            return unresolved(spec, folder, Cause.VARIABLE, "%" + unknown.getFirst() + "%");
        }
        return folder == null
                ? unresolved(spec, null, Cause.NO_PATH, spec.path())
                : new SpecPath(spec, folder, null);
    }

    private static SpecPath unresolved(
            FileSpec spec, WindowsPath folder, Cause cause, String about) {
        return new SpecPath(spec, folder, new Match.Unresolved(cause, about));
    }

    boolean isResolved() {
        return unresolved == null;
    }

    /// Whether one that cannot be compared might mean the file all the same: the names that it
    /// gives are known, and of its folder what stands behind the last variable.
    boolean mayMean(WindowsPath file) {
        boolean named =
                Names.match(spec.filespec(), file.name())
                        || Names.mayMatchShort(spec.filespec(), file.name());
        if (spec.hasPlainNames() && !named) return false;
        if (folder == null) return true;
        List<String> tail = behindVariables();
        List<String> in = file.folder().names();
        int last = in.size() - tail.size();
        int first = spec.recursive() ? 0 : last;
        return IntStream.rangeClosed(first, last)
                .anyMatch(i -> i >= 0 && areSame(tail, in.subList(i, i + tail.size())));
    }

    private List<String> behindVariables() {
        List<String> names = folder.names();
        int variable = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).indexOf('%') >= 0) variable = i;
        }
        return names.subList(variable + 1, names.size());
    }

    private static boolean areSame(List<String> some, List<String> others) {
        return IntStream.range(0, some.size())
                .allMatch(
                        i ->
                                WindowsPath.sameName(some.get(i), others.get(i))
                                        || Names.mayBeShortOf(some.get(i), others.get(i)));
    }

    Match matches(WindowsPath file) {
        if (!isResolved()) return unresolved;
        Optional<Habit> habit = Optional.empty();
        WindowsPath in = file.folder();
        int levels = folder.names().size();
        boolean deep = spec.recursive() ? in.names().size() >= levels : in.names().size() == levels;
        boolean sameRoot = folder.isOnAnyVolume() || WindowsPath.sameName(folder.root(), in.root());
        if (!deep || !sameRoot || file.names().isEmpty()) return new Match.No();
        for (int i = 0; i < levels; i++) {
            String name = folder.names().get(i);
            if (WindowsPath.sameName(name, in.names().get(i))) continue;
            if (!Names.mayBeShortOf(name, in.names().get(i))) return new Match.No();
            habit = Optional.of(Habit.SHORT_FOLDER_NAME);
        }
        if (!Names.match(spec.filespec(), file.name())) {
            if (!Names.mayMatchShort(spec.filespec(), file.name())) return new Match.No();
            habit = Optional.of(Habit.SHORT_FILE_NAME);
        }
        return habit.<Match>map(Match.Maybe::new).orElseGet(Match.Yes::new);
    }

    /// Whether both are the same folder, names and depth.
    boolean isSame(SpecPath other) {
        return folder != null
                && other.folder != null
                && key.equals(other.key)
                && pattern.equals(other.pattern)
                && spec.recursive() == other.spec.recursive();
    }

    /// Whether there can be a file that both mean.
    boolean overlaps(SpecPath other) {
        if (folder == null || other.folder == null) return false;
        boolean folders =
                key.equals(other.key)
                        || spec.recursive() && other.folder.isIn(folder)
                        || other.spec.recursive() && folder.isIn(other.folder);
        return folders && Names.intersect(spec.filespec(), other.spec.filespec());
    }
}

package org.diskchain.backup;

import org.diskchain.backup.Match.Habit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A specification made ready to be compared with paths.
///
/// @param pattern of the names, see [Names#pattern]
record SpecPath(FileSpec spec, Where where, String pattern) {
    private static final char SHORT_NAME = '~';

    /// Of comparing the names of folders one by one, or patterns by their characters.
    private static final int STEPS = 400;

    static SpecPath of(FileSpec spec, Variables variables) {
        return new SpecPaths(variables).of(spec);
    }

    /// Null where it cannot be compared.
    WindowsPath folder() {
        return where.folder();
    }

    /// Why it cannot be compared; null where it can.
    Match.Unresolved unresolved() {
        return where.unresolved();
    }

    boolean isResolved() {
        return unresolved() == null;
    }

    /// What it takes to compare it with a file, see [Effort].
    long steps() {
        boolean shortened = where.below().indexOf(SHORT_NAME) >= 0;
        return pattern.length() + (shortened ? STEPS : 0);
    }

    /// What it takes to see whether it might mean a file.
    long stepsOfDoubt() {
        return pattern.length() + STEPS;
    }

    /// What it takes to compare it with another one.
    long stepsBeside(SpecPath other) {
        return (long) pattern.length() * other.pattern.length() + STEPS / 4;
    }

    /// What two specifications have in common that mean the same files.
    record Same(String root, String below, String pattern, boolean recursive) {}

    Same same() {
        return new Same(where.root(), where.below(), pattern, spec.recursive());
    }

    /// Whether one that cannot be compared might mean the file all the same: the names that it
    /// gives are known, and of its folder what stands behind the last variable.
    boolean mayMean(SoughtFile file) {
        boolean named = file.isMeantBy(pattern) || file.mayBeMeantByShortName(pattern);
        if (spec.hasPlainNames() && !named) return false;
        if (folder() == null) return true;
        List<String> tail = behindVariables();
        List<String> in = file.path().folder().names();
        int last = in.size() - tail.size();
        int first = spec.recursive() ? 0 : last;
        return IntStream.rangeClosed(first, last)
                .anyMatch(i -> i >= 0 && areSame(tail, in.subList(i, i + tail.size())));
    }

    private List<String> behindVariables() {
        List<String> names = folder().names();
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
        return matches(SoughtFile.of(file));
    }

    Match matches(SoughtFile file) {
        if (!isResolved()) return unresolved();
        boolean sameRoot = where.root().isEmpty() || where.root().equals(file.root());
        if (!sameRoot || file.path().names().isEmpty()) return new Match.No();
        boolean exact =
                spec.recursive()
                        ? WindowsPath.isBelow(file.folder(), where.below())
                        : file.folder().equals(where.below());
        if (!exact && !isByShortNames(file.path().folder().names())) return new Match.No();
        Optional<Habit> habit = exact ? Optional.empty() : Optional.of(Habit.SHORT_FOLDER_NAME);
        if (!file.isMeantBy(pattern)) {
            if (!file.mayBeMeantByShortName(pattern)) return new Match.No();
            habit = Optional.of(Habit.SHORT_FILE_NAME);
        }
        return habit.<Match>map(Match.Maybe::new).orElseGet(Match.Yes::new);
    }

    /// Whether its folder may be this one, or one above, by short names.
    private boolean isByShortNames(List<String> in) {
        if (where.below().indexOf(SHORT_NAME) < 0) return false;
        int levels = folder().names().size();
        boolean deep = spec.recursive() ? in.size() >= levels : in.size() == levels;
        return deep && areSame(folder().names(), in.subList(0, levels));
    }

    /// Whether there can be a folder in which both mean files; both have one themselves.
    boolean meets(SpecPath other) {
        return where.isSame(other.where)
                || spec.recursive() && other.where.isIn(where)
                || other.spec.recursive() && where.isIn(other.where);
    }
}

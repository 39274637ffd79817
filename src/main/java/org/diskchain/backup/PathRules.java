package org.diskchain.backup;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.ParentState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Leads from files of this machine back to their paths on the machine that was backed up. No file
/// is looked for: a few disks are compared with what the documents say.
///
/// @param rules in the person's order
public record PathRules(List<PathRule> rules) {
    public static final PathRules NONE = new PathRules(List.of());

    public PathRules {
        rules = List.copyOf(rules);
    }

    /// The paths that a disk may have had, in the rules' order; none where no rule speaks of it.
    /// The rule of the longest local folder holds; where several have the same folder, all, but of
    /// proposals none that contradicts what a person said of it. On Windows a path is its own, too.
    public List<WindowsPath> toWindows(Path disk) {
        List<WindowsPath> paths = new ArrayList<>();
        own(disk).ifPresent(paths::add);
        List<PathRule> above =
                rules.stream().filter(rule -> disk.startsWith(rule.local())).toList();
        int longest = above.stream().mapToInt(rule -> rule.local().getNameCount()).max().orElse(0);
        for (PathRule rule : above) {
            if (rule.local().getNameCount() != longest || isContradicted(rule)) continue;
            List<String> below = names(rule.local().relativize(disk));
            if (below.stream().anyMatch(name -> name.indexOf('\\') >= 0)) continue;
            WindowsPath path = rule.windows().down(below);
            if (isReached(path, rule) && !paths.contains(path)) paths.add(path);
        }
        return paths;
    }

    /// Whether a person put the same folder elsewhere. The name of a volume is no other place.
    private boolean isContradicted(PathRule proposal) {
        if (!proposal.proposed()) return false;
        List<WindowsPath> said =
                rules.stream()
                        .filter(rule -> !rule.proposed() && rule.local().equals(proposal.local()))
                        .map(PathRule::windows)
                        .toList();
        WindowsPath proposed = proposal.windows();
        return !said.isEmpty()
                && said.stream()
                        .noneMatch(
                                path ->
                                        path.key().equals(proposed.key())
                                                || proposed.isOfVolume()
                                                        && path.below().equals(proposed.below()));
    }

    /// Whether a person said where the volume is.
    ///
    /// @param root of paths of the volume
    boolean saysWhereIs(String root) {
        return rules.stream()
                .anyMatch(
                        rule ->
                                !rule.proposed()
                                        && WindowsPath.sameName(rule.windows().root(), root));
    }

    /// The proposals of which another one puts the same folder elsewhere. The name of a volume is
    /// no other place.
    List<PathRule> contested() {
        Map<Path, Set<String>> places = new HashMap<>();
        List<PathRule> proposals =
                rules.stream()
                        .filter(rule -> rule.proposed() && !rule.windows().isOfVolume())
                        .toList();
        for (PathRule rule : proposals) {
            places.computeIfAbsent(rule.local(), _ -> new HashSet<>()).add(rule.windows().key());
        }
        return proposals.stream().filter(rule -> places.get(rule.local()).size() > 1).toList();
    }

    private static Optional<WindowsPath> own(Path disk) {
        boolean windows = disk.getFileSystem().getSeparator().equals("\\");
        return windows ? WindowsPath.parse(disk.toString()) : Optional.empty();
    }

    /// Whether the path, looked for by the rules, would be looked for there: a rule of a longer
    /// folder of Windows hides those above. A proposal does not hide what a person said.
    private boolean isReached(WindowsPath path, PathRule by) {
        return rules.stream()
                .filter(rule -> by.proposed() || !rule.proposed())
                .map(PathRule::windows)
                .filter(path::isIn)
                .max(Comparator.comparingInt(windows -> windows.names().size()))
                .map(windows -> windows.key().equals(by.windows().key()))
                .orElse(false);
    }

    /// Rules that follow from what the children record of their parents and where these were found,
    /// those that most disks speak for first. A record tells how things were when the child was
    /// made; so they are proposals.
    public static List<PathRule> propose(DiskForest forest) {
        Map<PathRule, Integer> votes = new LinkedHashMap<>();
        for (DiskNode disk : forest.disks()) {
            if (!(disk.parent() instanceof ParentState.Resolved(var parent, _))) continue;
            disk.facts().parent().paths().stream()
                    .map(recorded -> WindowsPath.parse(recorded.value()))
                    .flatMap(Optional::stream)
                    .filter(recorded -> !recorded.isOnAnyVolume() && !recorded.hasVariable())
                    .flatMap(recorded -> rule(recorded, parent).stream())
                    .distinct()
                    .forEach(rule -> votes.merge(rule, 1, Integer::sum));
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What is left of both when their longest common tail is taken away.
    private static Optional<PathRule> rule(WindowsPath recorded, Path found) {
        if (own(found).filter(own -> own.key().equals(recorded.key())).isPresent()) {
            return Optional.empty();
        }
        List<String> there = recorded.names();
        List<String> here = names(found);
        int tail = 0;
        while (tail < Math.min(there.size(), here.size())
                && WindowsPath.sameName(
                        there.get(there.size() - 1 - tail), here.get(here.size() - 1 - tail))) {
            tail++;
        }
        if (tail == 0) return Optional.empty();
        Path local = found;
        for (int i = 0; i < tail; i++) local = local.getParent();
        return Optional.of(new PathRule(recorded.up(tail), local, true));
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }
}

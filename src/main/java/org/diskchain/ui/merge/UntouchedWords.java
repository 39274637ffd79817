package org.diskchain.ui.merge;

import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says in one line which disks a merge leaves alone: ancestors of the target and what else hangs
/// on them by name where they are few, other trees by number.
final class UntouchedWords {
    private static final int NAMED = 3;

    private final MergeTexts texts;
    private final DiskForest forest;
    private final List<DiskNode> chain;
    private final List<Path> ancestors;

    UntouchedWords(MergeTexts texts, MergePreview preview) {
        this.texts = texts;
        this.forest = preview.forest();
        this.chain = preview.chain();
        this.ancestors =
                chain.subList(preview.depth() + 1, chain.size()).stream()
                        .map(DiskNode::path)
                        .toList();
    }

    String of(List<Path> untouched) {
        Path root = chain.getLast().path();
        Set<Path> tree = forest.descendants(root);
        long here = untouched.stream().filter(d -> d.equals(root) || tree.contains(d)).count();
        List<String> parts = new ArrayList<>();
        if (here > 0) parts.add(thisTree(here));
        if (untouched.size() > here) {
            parts.add(texts.get("table.untouched.other-trees", untouched.size() - here));
        }
        return String.join(", ", parts);
    }

    private String thisTree(long disks) {
        List<String> names = new ArrayList<>();
        for (Path ancestor : ancestors) {
            names.add(FileNames.stem(ancestor));
            for (Path child : forest.children(ancestor)) {
                boolean onChain = chain.stream().anyMatch(node -> node.path().equals(child));
                if (!onChain) names.add(branch(child));
            }
            if (names.size() > NAMED) return texts.get("table.untouched.this-tree", disks);
        }
        return joined(names);
    }

    private String branch(Path top) {
        int below = forest.descendants(top).size();
        String name = FileNames.stem(top);
        return below == 0 ? name : texts.get("table.untouched.branch", below + 1, name);
    }

    private String joined(List<String> names) {
        if (names.size() == 1) return names.getFirst();
        String first = String.join(", ", names.subList(0, names.size() - 1));
        return texts.get("table.and", first, names.getLast());
    }
}

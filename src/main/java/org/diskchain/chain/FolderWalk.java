package org.diskchain.chain;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Goes through folders and all below them, in order of name, files before folders. Links to
/// folders are followed after all others, so that what lies below is met by its own name first, and
/// no folder is entered twice by whatever path. Folders that cannot be read are passed over.
final class FolderWalk {
    private final Storage storage;
    private final Progress progress;
    private final Visitor visitor;
    private final Set<String> entered = new HashSet<>();
    private final Set<Path> listed = new HashSet<>();

    /// Is shown every file, and what the system says of it.
    interface Visitor {
        void file(Path file, FileFacts facts) throws CancelledException;

        /// The system tells nothing of this entry.
        void unknown(Path entry, IOException reason);
    }

    FolderWalk(Storage storage, Progress progress, Visitor visitor) {
        this.storage = storage;
        this.progress = progress;
        this.visitor = visitor;
    }

    /// The folder and all below it that was not entered before.
    void below(Path root) throws CancelledException {
        below(List.of(root));
    }

    /// The folders and all below them that was not entered before.
    void below(Collection<Path> roots) throws CancelledException {
        Deque<Path> open = new ArrayDeque<>();
        Deque<Path> links = new ArrayDeque<>();
        roots.forEach(root -> (isReal(root) ? open : links).add(root));
        while (!open.isEmpty() || !links.isEmpty()) {
            Path folder = open.isEmpty() ? links.remove() : open.pop();
            if (!isNew(folder)) continue;
            for (Path next : files(folder).reversed()) {
                if (isLink(next)) links.add(next);
                else open.push(next);
            }
        }
    }

    private boolean isReal(Path folder) {
        try {
            return storage.realPath(folder).equals(folder);
        } catch (IOException notToBeSeen) {
            return true;
        }
    }

    private boolean isLink(Path folder) {
        try {
            Path own = storage.realPath(folder.getParent()).resolve(folder.getFileName());
            return !storage.realPath(folder).equals(own);
        } catch (IOException notToBeSeen) {
            return false;
        }
    }

    /// The entries of the folder alone.
    void in(Path folder) throws CancelledException {
        if (listed.add(folder)) files(folder);
    }

    private boolean isNew(Path folder) {
        try {
            return storage.facts(folder).map(facts -> entered.add(facts.key())).orElse(false);
        } catch (IOException notToBeSeen) {
            return false;
        }
    }

    /// Shows the files of the folder, and returns its folders.
    private List<Path> files(Path folder) throws CancelledException {
        List<Path> folders = new ArrayList<>();
        for (Path entry : entries(folder)) {
            try {
                FileFacts facts = storage.facts(entry).orElse(null);
                if (facts == null) continue;
                if (facts.isFolder()) folders.add(entry);
                if (facts.isFile()) {
                    progress.advance(1);
                    visitor.file(entry, facts);
                }
            } catch (IOException e) {
                visitor.unknown(entry, e);
            }
        }
        progress.advance(0);
        return folders;
    }

    private List<Path> entries(Path folder) {
        try {
            return storage.list(folder);
        } catch (IOException notToBeSeen) {
            return List.of();
        }
    }
}

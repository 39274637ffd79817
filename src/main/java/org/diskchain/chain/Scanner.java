package org.diskchain.chain;

import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;
import org.diskchain.work.CancelledException;
import org.diskchain.work.Progress;
import org.diskchain.work.Stage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks through folders and files and finds out which disk is made from which. Reads headers and
/// tables only; never writes; never touches a path on another machine or a device.
public final class Scanner {
    private final Storage storage;

    public Scanner(Storage storage) {
        this.storage = storage;
    }

    /// The forest of everything in and below the folders, and of the single files, with the parents
    /// that their links lead to.
    ///
    /// @param places folders, searched with all below them, and files
    /// @throws NoSuchFileException if one of the places is not there
    /// @throws IOException if one of the folders cannot be read; those below them are passed over
    public DiskForest scan(List<Path> places, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.SCAN, 0);
        Gathering gathering = new Gathering(storage, progress);
        List<Path> folders = new ArrayList<>();
        for (Path place : places) {
            Path path = absolute(place);
            if (isFolder(path)) folders.add(path);
            else gathering.named(path);
        }
        gathering.below(folders);
        gathering.followLinks();
        return new ForestDrawing(storage, gathering).forest(outermost(folders));
    }

    /// The forest around one disk, as a plan needs it: its folder and those of all its ancestors,
    /// with all below them, and the folders of `search`. Where a disk is reached through a link,
    /// also the folder in which its file really lies: what is built on it is most likely there.
    ///
    /// @throws NoSuchFileException if the disk, or a folder, is not there
    public DiskForest scanAround(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.SCAN, 0);
        Gathering gathering = new Gathering(storage, progress);
        String key = named(gathering, disk);
        Set<Path> folders = new LinkedHashSet<>();
        search.forEach(place -> folders.add(absolute(place)));
        gathering.below(folders);
        while (true) {
            gathering.followLinks();
            DiskForest forest = new ForestDrawing(storage, gathering).forest(outermost(folders));
            boolean grown = false;
            for (DiskNode node : forest.chain(address(gathering, key, disk))) {
                Path folder = node.path().getParent();
                for (Path next : List.of(gathering.folderOfFile(node.key()), folder)) {
                    if (!folders.add(next)) continue;
                    gathering.belowWherePossible(next);
                    grown = true;
                }
            }
            if (!grown) return forest;
        }
    }

    /// The disk with its chain only, as reading needs it: parents at their recorded paths, else by
    /// identity in the folders of the disks of the chain and in and below the folders of `search`.
    ///
    /// @throws NoSuchFileException if the disk, or a folder, is not there
    public DiskForest scanChain(Path disk, List<Path> search, Progress progress)
            throws IOException, CancelledException {
        progress.begin(Stage.SCAN, 0);
        Gathering gathering = new Gathering(storage, progress);
        String key = named(gathering, disk);
        Set<Path> folders = new LinkedHashSet<>();
        Set<Path> searched = new LinkedHashSet<>(); // with all below them
        while (true) {
            gathering.followLinks();
            Path leaf = address(gathering, key, disk);
            DiskForest forest =
                    new ForestDrawing(storage, gathering).forest(List.of(leaf), outermost(folders));
            DiskNode last = forest.chain(leaf).getLast();
            if (!isSought(last) || !folders.add(last.path().getParent())) return forest;
            gathering.in(last.path().getParent());
            for (Path place : search) {
                Path folder = absolute(place);
                if (searched.add(folder)) gathering.below(List.of(folder));
            }
            folders.addAll(searched);
        }
    }

    private static String named(Gathering gathering, Path disk)
            throws IOException, CancelledException {
        String key = gathering.named(absolute(disk));
        address(gathering, key, disk);
        return key;
    }

    private static Path address(Gathering gathering, String key, Path disk)
            throws NoSuchFileException {
        return gathering.address(key).orElseThrow(() -> new NoSuchFileException(disk.toString()));
    }

    /// Whether a search by identity may help.
    private static boolean isSought(DiskNode disk) {
        return switch (disk.parent()) {
            case ParentState.Missing _, ParentState.Mismatch _, ParentState.Blocked _ -> true;
            case ParentState.Base _, ParentState.Resolved _, ParentState.Cycle _ -> false;
        };
    }

    private boolean isFolder(Path path) throws IOException {
        return storage.facts(path)
                .map(FileFacts::isFolder)
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /// The folders that do not lie in another of them.
    private static List<Path> outermost(Collection<Path> folders) {
        Set<Path> all = Set.copyOf(folders);
        return all.stream().filter(folder -> !liesInOneOf(all, folder)).sorted().toList();
    }

    private static boolean liesInOneOf(Set<Path> folders, Path folder) {
        Path above = folder.getParent();
        while (above != null && !folders.contains(above)) above = above.getParent();
        return above != null;
    }
}

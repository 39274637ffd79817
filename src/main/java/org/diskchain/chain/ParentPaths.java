package org.diskchain.chain;

import org.diskchain.chain.PathText.Form;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a child's recorded paths may lead on this machine. Touches no file.
///
/// Paths relative to the child come first, so that a copied folder does not lead to the disks that
/// it was copied from; then the name that a VHD records, beside the child; then absolute paths.
/// Each relative path is tried from the folder through which the child was reached, then from its
/// real folder; with its backslashes as separators, then, where names may hold them, as they are.
///
/// @param places in the order in which they are tried, each once
/// @param blocked recorded paths that lead to another machine or a device
record ParentPaths(List<Place> places, List<String> blocked) {
    /// The slot of a VHD's name field.
    private static final String NAME_SLOT = "name";

    /// @param relative found from the child's own folder
    /// @param recorded the text that led here
    record Place(Path path, boolean relative, String recorded) {}

    ParentPaths {
        places = List.copyOf(places);
        blocked = List.copyOf(blocked);
    }

    /// @param folder the child's folder as it was reached
    /// @param realFolder the same without links
    static ParentPaths of(ParentLink link, Path folder, Path realFolder) {
        return new Search(folder, realFolder).of(link);
    }

    private static final class Search {
        private final List<Path> folders;
        private final Path folder;
        private final boolean windows;
        private final Map<Path, Place> places = new LinkedHashMap<>();
        private final Set<String> blocked = new LinkedHashSet<>();

        Search(Path folder, Path realFolder) {
            this.folder = folder;
            folders = List.of(folder, realFolder);
            windows = folder.getFileSystem().getSeparator().equals("\\");
        }

        ParentPaths of(ParentLink link) {
            link.paths().stream().filter(path -> !isName(path)).forEach(this::addRelative);
            link.paths().stream().filter(Search::isName).forEach(this::addRelative);
            link.paths().stream().filter(Search::isName).forEach(this::addBaseName);
            link.paths().forEach(this::addAbsolute);
            return new ParentPaths(new ArrayList<>(places.values()), new ArrayList<>(blocked));
        }

        private static boolean isName(RecordedPath path) {
            return path.kind() == RecordedPath.Kind.NAME || path.slot().equals(NAME_SLOT);
        }

        private void addRelative(RecordedPath path) {
            for (PathText text : PathText.of(path.value())) {
                if (text.form() != Form.RELATIVE) continue;
                for (Path from : folders) {
                    add(from, String.join("/", text.names()), true, path.value());
                    if (!windows) add(from, text.text(), true, path.value());
                }
            }
        }

        private void addBaseName(RecordedPath path) {
            for (PathText text : PathText.of(path.value())) {
                if (text.form() == Form.DEVICE || text.form() == Form.NONE) continue;
                text.baseName()
                        .filter(name -> !PathText.of(name).getFirst().isBlocked())
                        .ifPresent(
                                name ->
                                        folders.forEach(
                                                from -> add(from, name, true, path.value())));
            }
        }

        private void addAbsolute(RecordedPath path) {
            for (PathText text : PathText.of(path.value())) {
                switch (text.form()) {
                    case REMOTE, DEVICE -> blocked.add(path.value());
                    case DRIVE -> {
                        if (windows) add(folder, text.text(), false, path.value());
                    }
                    case ROOTED -> {
                        if (windows) add(folder.getRoot(), text.text(), false, path.value());
                    }
                    case POSIX -> add(folder, text.text(), false, path.value());
                    // Whether Java can open volume paths is not known, and other systems have none.
                    case RELATIVE, VOLUME, NONE -> {}
                }
            }
        }

        private void add(Path from, String text, boolean relative, String recorded) {
            try {
                Path path = from.resolve(text).normalize();
                if (isDevice(path) && !isDevice(folder)) blocked.add(recorded);
                else if (path.getFileName() != null) {
                    places.putIfAbsent(path, new Place(path, relative, recorded));
                }
            } catch (InvalidPathException notOnThisSystem) {
                return;
            }
        }

        private static boolean isDevice(Path path) {
            List<String> names = new ArrayList<>();
            path.forEach(name -> names.add(name.toString()));
            return PathText.leadsToDevices(names);
        }
    }
}

package org.diskchain.ui.reparent;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.diskchain.chain.DiskForest;
import org.diskchain.plan.ReconnectPlanner;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The folders of the chosen parents, and what the Windows host calls them.
final class HostFolders {
    private final ObservableList<HostFolder> all = FXCollections.observableArrayList();

    ObservableList<HostFolder> all() {
        return all;
    }

    void clear() {
        all.clear();
    }

    /// Lists the folders of these parents; what the person said of one before is kept.
    void name(Collection<Path> parents, DiskForest forest) {
        Map<Path, HostFolder> known = new LinkedHashMap<>();
        all.forEach(folder -> known.put(folder.folder(), folder));
        Map<Path, HostFolder> named = new LinkedHashMap<>();
        for (Path parent : parents) {
            Path folder = parent.getParent();
            if (named.containsKey(folder)) continue;
            HostFolder fresh = new HostFolder(folder, ReconnectPlanner.windowsPath(forest, parent));
            named.put(folder, known.getOrDefault(folder, fresh));
        }
        all.setAll(named.values());
    }

    /// Whether each is blank or a folder of Windows.
    boolean areValid() {
        return all.stream().allMatch(HostFolder::isValid);
    }

    /// What Windows is to call a disk, where the person or other links tell.
    Optional<String> pathOf(Path disk) {
        return all.stream()
                .filter(each -> each.folder().equals(disk.getParent()))
                .findFirst()
                .flatMap(each -> each.pathOf(disk));
    }
}

package org.diskchain.chain;

import java.nio.file.Path;
import java.util.List;

/// Where the recorded paths of one child led.
///
/// @param found in the order in which they were tried
/// @param blocked recorded paths that were not touched
record Leads(List<Lead> found, List<String> blocked) {
    static final Leads NONE = new Leads(List.of(), List.of());

    /// A place that was looked at.
    ///
    /// @param file the key of the file there, or [#NOTHING]
    record Lead(ParentPaths.Place place, String file) {
        static final String NOTHING = "";
    }

    Leads {
        found = List.copyOf(found);
        blocked = List.copyOf(blocked);
    }

    List<Path> tried() {
        return found.stream().map(lead -> lead.place().path()).distinct().toList();
    }
}

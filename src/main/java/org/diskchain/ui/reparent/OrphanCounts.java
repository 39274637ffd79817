package org.diskchain.ui.reparent;

/// Of the orphans that are dealt with.
///
/// @param ticked all of them
/// @param decided for which something is decided
/// @param parents that get a parent
/// @param certain of which the parent is certain and not decided yet
record OrphanCounts(int ticked, int decided, int parents, int certain) {
    boolean isAllDecided() {
        return decided == ticked;
    }
}

package org.diskchain.ui.tree;

/// How a card hangs on its parent.
enum Link {
    /// It is the root of its tree.
    NONE,
    RESOLVED,
    MISMATCH,
    /// The parent is a ghost.
    MISSING,
    /// The disk is its own ancestor.
    CYCLE
}

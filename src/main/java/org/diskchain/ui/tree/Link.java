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
    CYCLE,
    /// The parent was merged: the disk belongs on another one now.
    SUPERSEDED,
    /// The parent is the right one, but not where the link says.
    MOVED,
    /// The parent is the right one, but by the second recorded identity only.
    SECOND_SLOT
}

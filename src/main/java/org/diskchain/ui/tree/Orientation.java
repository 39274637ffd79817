package org.diskchain.ui.tree;

/// Which way the trees grow.
public enum Orientation {
    LEFT_TO_RIGHT,
    TOP_DOWN
}

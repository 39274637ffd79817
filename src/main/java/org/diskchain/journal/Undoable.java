package org.diskchain.journal;

import java.nio.file.Path;

/// A record that a scan found, and how its child stands to it.
///
/// @param child the disk, under the path by which the scan knows it
public record Undoable(Undo undo, Path child, Undo.Standing standing) {}

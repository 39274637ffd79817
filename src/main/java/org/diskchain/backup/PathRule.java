package org.diskchain.backup;

import java.nio.file.Path;

/// Where a folder of the machine that was backed up is on this one.
///
/// @param windows the folder there
/// @param local absolute and normalized
/// @param proposed nobody said so; a disk's record of its parent leads to it
public record PathRule(WindowsPath windows, Path local, boolean proposed) {}

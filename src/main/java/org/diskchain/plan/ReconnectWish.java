package org.diskchain.plan;

import java.nio.file.Path;

/// A child that is to get a parent.
///
/// @param windowsPath what of the parent's absolute path is recorded
/// @param ignoringIdentity whether a parent of another identity than the recorded one is taken: the
///   child then records the one that it has now
public record ReconnectWish(
        Path child, Path parent, HostPath windowsPath, boolean ignoringIdentity) {}

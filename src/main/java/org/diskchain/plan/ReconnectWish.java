package org.diskchain.plan;

import java.nio.file.Path;
import java.util.Optional;

/// A child that is to get a parent.
///
/// @param windowsPath the parent's absolute path as the Windows host will see it, where the person
///   states it; else it is told from other links, or left out
/// @param ignoringIdentity whether a parent of another identity than the recorded one is taken: the
///   child then records the one that it has now
public record ReconnectWish(
        Path child, Path parent, Optional<String> windowsPath, boolean ignoringIdentity) {}

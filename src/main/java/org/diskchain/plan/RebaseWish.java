package org.diskchain.plan;

import org.diskchain.journal.Verify;

import java.nio.file.Path;

/// A disk that is to stand on another parent and to read what it reads now.
///
/// @param windowsPath see [ReconnectWish]
/// @param dropsEqual whether its own blocks that equal the new parent are dropped (VHDX)
/// @param verify what of it is read back
public record RebaseWish(
        Path child, Path parent, HostPath windowsPath, boolean dropsEqual, Verify verify) {
    /// The change of its link alone. Content is compared, so that identities need not agree.
    ReconnectWish asReconnect() {
        return new ReconnectWish(child, parent, windowsPath, true);
    }
}

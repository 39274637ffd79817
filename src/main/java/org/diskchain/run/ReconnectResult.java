package org.diskchain.run;

import org.diskchain.disk.ParentLink;

import java.nio.file.Path;

/// What became of a reconnect.
///
/// @param link what the child records now
/// @param record what [Reconnector#undo] needs, beside the child
public record ReconnectResult(Path child, Path parent, ParentLink link, Path record) {}

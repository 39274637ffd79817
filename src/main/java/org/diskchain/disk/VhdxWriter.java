package org.diskchain.disk;

/// To come.
non-sealed interface VhdxWriter extends DiskWriter {}

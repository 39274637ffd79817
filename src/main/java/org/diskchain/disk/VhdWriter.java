package org.diskchain.disk;

/// To come.
non-sealed interface VhdWriter extends DiskWriter {}

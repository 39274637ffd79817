package org.diskchain.disk;

/// To come.
non-sealed interface VhdxDisk extends Disk {}

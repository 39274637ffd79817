package org.diskchain.disk;

/// To come.
non-sealed interface VhdDisk extends Disk {}

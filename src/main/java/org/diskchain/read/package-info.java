/// A chain opened: its content, extents, hash and map; new disks made and filled; and the amounts
/// and circumstances that a plan needs. Never changes an existing disk. Start at
/// [org.diskchain.read.OpenChain].
package org.diskchain.read;

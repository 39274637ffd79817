/// Backup documents in the window: what they declare, what the next backup does with the disks if
/// it declares the same, and what a merge changes in that.
package org.diskchain.ui.backup;

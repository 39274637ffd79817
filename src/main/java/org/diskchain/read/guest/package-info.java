/// What guests wrote into their disks, as far as it tells whether two disks belong together:
/// partition tables, and what file systems say at the start of a volume and in the copies of it.
/// Imports `disk`, `chain` and [org.diskchain.read.Layers]. Start at
/// [org.diskchain.read.guest.ContentProbe].
package org.diskchain.read.guest;

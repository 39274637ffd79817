/// The on-disk structures of VHD ("Virtual Hard Disk Image Format Specification" 1.0, 2006), all
/// big-endian: bytes to records and back. No I/O, no policy. Imports `bytes` (values) and `format`.
/// Start at [org.diskchain.format.vhd.VhdFooter].
package org.diskchain.format.vhd;

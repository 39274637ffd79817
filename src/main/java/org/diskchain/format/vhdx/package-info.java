/// Codecs of the VHDX format ([MS-VHDX], revision 8.0), all little-endian. They check form only;
/// which of two valid copies counts is decided in [org.diskchain.disk]. Start at
/// [org.diskchain.format.vhdx.VhdxHeader].
package org.diskchain.format.vhdx;

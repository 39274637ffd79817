/// Judges VHD and VHDX files by the specifications alone, and reads them as a program does that has
/// never heard of Diskchain. Shares no code with it but the file interface. Start at
/// [org.diskchain.testing.checker.CheckedDisk].
package org.diskchain.testing.checker;

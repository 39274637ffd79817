/// One open image file: its facts, where each range of the virtual disk is, and how it is read,
/// written and grown. Imports `bytes` and `format`; never looks for parents. Start at
/// [org.diskchain.disk.Disk].
package org.diskchain.disk;

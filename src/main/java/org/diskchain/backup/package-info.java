/// Documents that backup software on Windows keeps of a backup made with volume shadow copies:
/// which files they name, and what that says of the next backup of a disk. Documents are read on
/// any system; no Windows is asked. Start at [org.diskchain.backup.BackupDocuments], then
/// [org.diskchain.backup.BackupForecast]; what a merge does to it is
/// [org.diskchain.backup.MergeImpact].
package org.diskchain.backup;

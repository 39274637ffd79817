package org.diskchain.backup;

/// What a forecast is made from, besides documents and disks: what the person says.
///
/// @param next the kind of the next backup
public record ForecastInputs(
        BackupType next,
        LastBackup lastFull,
        LastBackup lastIncremental,
        PathRules rules,
        Variables variables) {
    /// The next incremental backup, with nothing known of earlier ones.
    public static ForecastInputs incremental(PathRules rules) {
        return new ForecastInputs(
                BackupType.INCREMENTAL,
                LastBackup.UNKNOWN,
                LastBackup.UNKNOWN,
                rules,
                Variables.USUAL);
    }
}

package org.diskchain.cli;

import org.diskchain.backup.LastBackup;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.ZoneId;

/// When a backup was last made: `never`, a date, or a date with a time, in the zone of this machine
/// unless it names another.
final class LastBackupTime implements ITypeConverter<LastBackup> {
    @Override
    public LastBackup convert(String text) {
        return LastBackup.parse(text, ZoneId.systemDefault())
                .orElseThrow(() -> new TypeConversionException(text));
    }
}

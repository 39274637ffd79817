package org.diskchain.cli;

import org.diskchain.backup.LastBackup;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// When a backup was last made: `never`, a date, or a date with a time, in the zone of this machine
/// unless it names another.
final class LastBackupTime implements ITypeConverter<LastBackup> {
    private static final String NEVER = "never";

    private static final List<Function<String, Instant>> FORMS =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(),
                    text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant());

    @Override
    public LastBackup convert(String text) {
        if (text.equals(NEVER)) return LastBackup.NEVER;
        for (Function<String, Instant> form : FORMS) {
            try {
                return LastBackup.at(form.apply(text.replace(' ', 'T')));
            } catch (DateTimeException anotherForm) {
                continue;
            }
        }
        throw new TypeConversionException(text);
    }
}

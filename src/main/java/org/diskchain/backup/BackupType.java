package org.diskchain.backup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of backup (`VSS_BACKUP_TYPE`, `vss.h`), with the bit of each in the two masks that
/// speak of them.
public enum BackupType {
    UNDEFINED(0, 0, 0),
    FULL(1, 0x1, 0),
    INCREMENTAL(2, 0x4, BackupSchema.INCREMENTAL),
    DIFFERENTIAL(3, 0x2, BackupSchema.DIFFERENTIAL),
    LOG(4, 0x8, BackupSchema.LOG),
    /// Treats files as a full backup does, and leaves the history alone.
    COPY(5, 0x1, 0),
    OTHER(6, 0, 0);

    private final int number;
    private final int fileBit;
    private final int schemaBit;

    BackupType(int number, int fileBit, int schemaBit) {
        this.number = number;
        this.fileBit = fileBit;
        this.schemaBit = schemaBit;
    }

    /// The type that a document or a person names, in any case or by its number. How a document
    /// spells any but `full` is not shown by a public source.
    public static Optional<BackupType> parse(String text) {
        String bare = text.strip();
        return Stream.of(values())
                .filter(
                        type ->
                                type.code().equals(bare.toLowerCase(Locale.ROOT))
                                        || Integer.toString(type.number).equals(bare))
                .findFirst();
    }

    /// The name that scripts see.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its bit in `VSS_FILE_SPEC_BACKUP_TYPE`.
    int fileBit() {
        return fileBit;
    }

    /// Its bit in [BackupSchema]; 0 where a writer need not support it.
    int schemaBit() {
        return schemaBit;
    }

    /// Whether files are copied whole whatever was copied before.
    public boolean isWhole() {
        return this == FULL || this == COPY;
    }

    /// Whether differenced files decide nothing in it; of undefined and other ones nobody knows.
    boolean looksAtNoEntries() {
        return isWhole() || this == LOG;
    }

    /// Whether the time of a differenced file decides anything.
    public boolean isByTime() {
        return this == INCREMENTAL || this == DIFFERENTIAL;
    }
}

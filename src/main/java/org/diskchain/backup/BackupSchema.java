package org.diskchain.backup;

/// What a writer can do: the mask `VSS_BACKUP_SCHEMA` (`vss.h`). Bits that are not named here keep
/// their values.
public record BackupSchema(int mask) {
    static final int DIFFERENTIAL = 0x1;
    static final int INCREMENTAL = 0x2;
    static final int LOG = 0x8;
    static final int LAST_MODIFY = 0x40;

    static final BackupSchema NONE = new BackupSchema(0);

    public boolean supports(BackupType type) {
        return has(type.schemaBit());
    }

    /// Whether the writer may name differenced files by their time.
    public boolean supportsLastModify() {
        return has(LAST_MODIFY);
    }

    private boolean has(int bits) {
        return (mask & bits) == bits;
    }
}

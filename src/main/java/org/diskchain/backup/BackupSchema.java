package org.diskchain.backup;

/// What a writer can do: the mask `VSS_BACKUP_SCHEMA` (`vss.h`). Bits that are not named here keep
/// their values.
///
/// @param mask 0 where it is not understood
/// @param notUnderstood as it stands, where it is no decimal number; empty else
public record BackupSchema(int mask, String notUnderstood) {
    static final int DIFFERENTIAL = 0x1;
    static final int INCREMENTAL = 0x2;
    static final int LOG = 0x8;
    static final int LAST_MODIFY = 0x40;

    static final BackupSchema NONE = new BackupSchema(0);
    static final BackupSchema ALL = new BackupSchema(-1);

    public BackupSchema(int mask) {
        this(mask, "");
    }

    /// A mask in decimal digits; anything else is kept as it stands.
    static BackupSchema parse(String text) {
        try {
            return new BackupSchema(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException notANumber) {
            return new BackupSchema(0, text.isEmpty() ? "\"\"" : text);
        }
    }

    public boolean isUnderstood() {
        return notUnderstood.isEmpty();
    }

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

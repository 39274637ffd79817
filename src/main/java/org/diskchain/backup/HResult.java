package org.diskchain.backup;

/// The results that the calls reproduced here are documented to give (`vswriter.h`, `vss.h`,
/// `winerror.h`).
public enum HResult {
    S_OK(0),
    E_INVALIDARG(0x80070057),
    VSS_E_OBJECT_NOT_FOUND(0x80042308),
    VSS_E_INVALID_XML_DOCUMENT(0x80042311);

    private final int value; // unsigned

    HResult(int value) {
        this.value = value;
    }

    /// Unsigned.
    public int value() {
        return value;
    }
}

package org.diskchain.format;

/// Bytes that are not what the format says they must be, told so that a person with a hex editor
/// can find them.
///
/// Codecs throw this; they know a structure and an offset in it, never a file: [org.diskchain.disk]
/// adds the file.
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String structure;
    private final int offset;
    private final String expected;
    private final String found;

    public MalformedException(String structure, int offset, String expected, Object found) {
        super("%s +0x%x: expected %s, found %s".formatted(structure, offset, expected, found));
        this.structure = structure;
        this.offset = offset;
        this.expected = expected;
        this.found = String.valueOf(found);
    }

    /// The name of the structure in its specification.
    public String structure() {
        return structure;
    }

    /// Bytes from the start of the structure.
    public int offset() {
        return offset;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}

package org.diskchain.disk;

/// How bad a finding is. An error means that a disk cannot be read or relied on.
public enum Severity {
    ERROR,
    WARNING,
    INFO
}

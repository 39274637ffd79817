package org.diskchain.bytes;

/// A program that holds a file open for writing or has locked it.
///
/// @param program its name as the system tells it, or empty where it does not
/// @param process its number, or 0 where the system does not tell
public record Holder(String program, long process) {}

package org.diskchain.disk;

/// Something in an image file that is not as it should be, told so that a person with a hex editor
/// can find it.
///
/// @param structure its name in the specification
/// @param offset bytes from the start of the file
/// @param expected what should be there
/// @param found what is there
public record Fault(FaultCode code, String structure, long offset, String expected, String found) {}

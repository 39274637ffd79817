package org.diskchain.plan;

/// What a merge needs of one volume.
///
/// @param volume its name
/// @param needed bytes by which its files grow
/// @param free bytes
public record Space(String volume, long needed, long free) {}

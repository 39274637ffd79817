package org.diskchain.cli;

import java.nio.file.Path;

/// Why a command has no answer.
///
/// @param code the name that scripts see
/// @param message for people, naming the file and what to do
/// @param disk null where it is about none
/// @param win32 the code of Windows (unsigned), 0 where there is none
record Failure(Exit exit, String code, String message, Path disk, int win32) {}

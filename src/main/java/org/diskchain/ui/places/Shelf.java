package org.diskchain.ui.places;

import java.nio.file.Path;

/// What is open beside the places: backup documents.
///
/// @param chosen whether it is what the window shows
public record Shelf(String name, Path path, boolean chosen, Runnable open, Runnable close) {}

package org.diskchain.ui;

import java.util.Optional;

/// What the window keeps from one start to the next. Losing it costs comfort only, so nothing in it
/// ever fails.
public interface Memory {
    Optional<String> get(String key);

    void put(String key, String value);

    /// Keeps what was put for the next start, where that is possible.
    void save();
}

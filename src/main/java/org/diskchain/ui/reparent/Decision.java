package org.diskchain.ui.reparent;

import java.nio.file.Path;
import java.util.Optional;

/// What the person wants to become of an orphan.
public sealed interface Decision {
    /// Nothing was decided yet.
    record Open() implements Decision {}

    /// It gets this parent.
    record Parent(Path disk) implements Decision {}

    /// It stays as it is, knowingly.
    record Left() implements Decision {}

    Decision OPEN = new Open();
    Decision LEFT = new Left();

    default Optional<Path> parent() {
        return this instanceof Parent(var disk) ? Optional.of(disk) : Optional.empty();
    }
}

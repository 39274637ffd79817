package org.diskchain.plan;

import java.util.Optional;

/// Which absolute path of its parent a child is to record: the one under which the Windows host
/// will see that disk.
public sealed interface HostPath {
    /// @param path as a person says it
    record Stated(String path) implements HostPath {}

    /// What other links of the forest say of the parent's folder, where they do.
    record Told() implements HostPath {}

    /// None.
    record LeftOut() implements HostPath {}

    /// What is known, and nothing besides.
    static HostPath statedOrLeftOut(Optional<String> path) {
        return path.<HostPath>map(Stated::new).orElseGet(LeftOut::new);
    }

    default Optional<String> stated() {
        return this instanceof Stated(var path) ? Optional.of(path) : Optional.empty();
    }
}

package org.diskchain.backup;

import java.util.Optional;

/// How the documents write truth: `yes` or `no`.
final class YesNo {
    private YesNo() {}

    static Optional<Boolean> of(String text) {
        return switch (text) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

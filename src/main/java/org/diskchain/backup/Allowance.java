package org.diskchain.backup;

import org.diskchain.backup.Excess.Limit;

import java.util.EnumMap;
import java.util.Map;

/// How much may still be read and kept of the documents that are opened together.
final class Allowance {
    private final Map<Limit, Long> left = new EnumMap<>(Limit.class);

    Allowance() {
        for (Limit limit : Limit.values()) left.put(limit, limit.most());
    }

    private Allowance(Allowance other) {
        left.putAll(other.left);
    }

    /// What is left now.
    Allowance copy() {
        return new Allowance(this);
    }

    /// Gives back what was taken since the copy was made, apart from the work of reading: a
    /// document that was left out keeps nothing.
    void restore(Allowance before) {
        for (Limit limit : Limit.values()) {
            boolean work = limit == Limit.BYTES || limit == Limit.ELEMENTS;
            if (!work) left.put(limit, before.left.get(limit));
        }
    }

    /// @throws UnreadableException if less than that is left
    void take(Limit limit, long count) throws UnreadableException {
        long rest = left.get(limit) - count;
        left.put(limit, rest);
        if (rest < 0) throw new UnreadableException(limit);
    }

    /// A text that is kept: its characters, and as many names as a path of that text has.
    void keep(String text) throws UnreadableException {
        take(Limit.CHARACTERS, text.length());
        take(Limit.FOLDERS, text.chars().filter(c -> c == '\\' || c == '/').count());
    }
}

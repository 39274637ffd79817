package org.diskchain.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often each of some names came up.
final class Counts {
    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}

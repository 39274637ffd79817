package org.diskchain.disk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects faults, a few of each kind: a ruined table has millions.
final class FaultList {
    private static final int MOST_OF_A_KIND = 8;

    private final List<Fault> faults = new ArrayList<>();
    private final Map<FaultCode, Integer> counts = new EnumMap<>(FaultCode.class);

    void add(Fault fault) {
        if (counts.merge(fault.code(), 1, Integer::sum) <= MOST_OF_A_KIND) faults.add(fault);
    }

    /// Kind by kind, each in order of file offset.
    List<Fault> toList() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::code).thenComparingLong(Fault::offset))
                .toList();
    }
}

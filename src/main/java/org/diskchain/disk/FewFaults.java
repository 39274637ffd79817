package org.diskchain.disk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The first few faults of each kind that a walk through tables finds, so that a ruined table does
/// not fill the heap.
final class FewFaults {
    private static final int MOST_OF_A_KIND = 10;

    private final Map<FaultCode, List<Fault>> faults = new EnumMap<>(FaultCode.class);

    void add(Fault fault) {
        List<Fault> kind = faults.computeIfAbsent(fault.code(), _ -> new ArrayList<>());
        if (kind.size() < MOST_OF_A_KIND) kind.add(fault);
    }

    /// Kind by kind, each in order of file offset.
    List<Fault> all() {
        return faults.values().stream()
                .flatMap(kind -> kind.stream().sorted(Comparator.comparingLong(Fault::offset)))
                .toList();
    }
}

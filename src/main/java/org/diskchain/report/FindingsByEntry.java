package org.diskchain.report;

import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.VssComponent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Findings about differenced files, by the entry that they speak of.
public final class FindingsByEntry {
    /// In place of an index: what speaks of the component as a whole.
    public static final int COMPONENT = -1;

    private final Map<VssComponent, Map<Integer, List<SpecFinding>>> findings =
            new IdentityHashMap<>();

    public FindingsByEntry(List<SpecFinding> all) {
        for (SpecFinding finding : all) {
            findings.computeIfAbsent(finding.component(), _ -> new HashMap<>())
                    .computeIfAbsent(finding.index(), _ -> new ArrayList<>())
                    .add(finding);
        }
    }

    public List<SpecFinding> of(VssComponent component, int index) {
        return findings.getOrDefault(component, Map.of()).getOrDefault(index, List.of());
    }
}

package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A verdict on its way to a forecast.
record Outcome(Verdict verdict, Optional<Readings> readings, List<ForecastReason> reasons) {
    /// Reasons that are told of one disk.
    private static final int MOST = 50;

    private static final ForecastReason MORE = ForecastReason.of(Code.MORE_ENTRIES, "");

    Outcome {
        reasons = List.copyOf(few(reasons));
    }

    private static List<ForecastReason> few(List<ForecastReason> reasons) {
        if (reasons.size() <= MOST) return reasons;
        List<ForecastReason> few =
                new ArrayList<>(
                        reasons.stream().filter(reason -> reason != MORE).limit(MOST - 1).toList());
        few.add(MORE);
        return few;
    }

    static Outcome of(Verdict verdict, Code code, Located because) {
        return new Outcome(verdict, Optional.empty(), List.of(ForecastReason.of(code, because)));
    }

    static Outcome of(Verdict verdict, Code code, String about) {
        return new Outcome(verdict, Optional.empty(), List.of(ForecastReason.of(code, about)));
    }

    /// Both together: what comes first in [Verdict] wins, all reasons are kept.
    Outcome with(Outcome other) {
        boolean mine = verdict.compareTo(other.verdict) <= 0;
        Outcome first = mine ? this : other;
        Outcome second = mine ? other : this;
        List<ForecastReason> all = new ArrayList<>(first.reasons);
        second.reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        Optional<Readings> either = first.readings.isPresent() ? first.readings : second.readings;
        return new Outcome(first.verdict, either, all);
    }

    /// The same reasons under another verdict, with one more before them.
    Outcome turned(Verdict into, ForecastReason because) {
        return turned(into, List.of(because));
    }

    /// The same with several.
    Outcome turned(Verdict into, List<ForecastReason> because) {
        List<ForecastReason> all = new ArrayList<>(because);
        reasons.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return new Outcome(into, readings, all);
    }

    /// Whether a specification of this kind is among its reasons.
    boolean restsOn(SpecEntry.Kind kind) {
        return reasons.stream()
                .flatMap(reason -> reason.entry().stream())
                .anyMatch(entry -> entry.kind() == kind);
    }
}

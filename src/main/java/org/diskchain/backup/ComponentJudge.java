package org.diskchain.backup;

import org.diskchain.backup.ForecastReason.Code;
import org.diskchain.backup.SpecEntry.Kind;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one component of a backup means for one file. Differenced entries decide before partial
/// files, these before file sets; a writer's exclusions concern file sets only.
///
/// @param schema what the writer can do
/// @param matched all of the component that means the file
/// @param excluded the first exclusion of the writer that means it
/// @param modified last change of the file
record ComponentJudge(
        ForecastInputs inputs,
        BackupSchema schema,
        List<Located> matched,
        Optional<Located> excluded,
        Instant modified) {
    /// Empty where the component does not name the file.
    Optional<Outcome> outcome() {
        if (schema.isUnderstood() || inputs.next().schemaBit() == 0) return ofSchema();
        Optional<Outcome> one = with(BackupSchema.NONE).ofSchema();
        Optional<Outcome> other = with(BackupSchema.ALL).ofSchema();
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other).map(this::doubtful);
        boolean agree = one.get().verdict() == other.get().verdict();
        return Optional.of(agree ? other.get() : doubtful(one.get().with(other.get())));
    }

    private ComponentJudge with(BackupSchema supposed) {
        return new ComponentJudge(inputs, supposed, matched, excluded, modified);
    }

    private Outcome doubtful(Outcome outcome) {
        String about = "backupSchema=\"" + schema.notUnderstood() + "\"";
        return outcome.turned(Verdict.UNKNOWN, ForecastReason.of(Code.NOT_UNDERSTOOD, about));
    }

    private Optional<Outcome> ofSchema() {
        if (inputs.next().isByTime()) return byTime();
        if (inputs.next() == BackupType.LOG) return log();
        Optional<Outcome> sets = bySets(inputs.next(), Code.FULL_TAKES_SET);
        return sets.or(this::notUsed);
    }

    private Optional<Outcome> notUsed() {
        return first(Kind.DIFFERENCED)
                .or(() -> first(Kind.PARTIAL))
                .map(entry -> Outcome.of(Verdict.UNKNOWN, Code.ENTRY_NOT_USED, entry));
    }

    private Optional<Outcome> log() {
        if (!schema.supports(BackupType.LOG)) {
            return first(Kind.FILE_SET)
                    .map(set -> Outcome.of(Verdict.UNKNOWN, Code.LOG_UNSUPPORTED, set))
                    .or(this::notUsed);
        }
        return byPartial().or(() -> bySets(BackupType.LOG, Code.SET_NEEDED)).or(this::notUsed);
    }

    private Optional<Outcome> byTime() {
        Optional<Outcome> entries = byEntries();
        if (schema.supports(inputs.next())) {
            return entries.or(this::byPartial).or(() -> bySets(inputs.next(), Code.SET_NEEDED));
        }
        Optional<Outcome> full = bySets(BackupType.FULL, Code.TYPE_UNSUPPORTED);
        if (entries.isEmpty()) return full.or(this::byPartial);
        return Optional.of(full.map(whole -> either(whole, entries.get())).orElse(entries.get()));
    }

    /// The writer cannot do it, so that a full backup is expected, and has an entry all the same.
    private static Outcome either(Outcome full, Outcome entries) {
        Outcome both = full.with(entries);
        boolean agree = full.verdict() == entries.verdict();
        return agree ? both : new Outcome(Verdict.DEPENDS, both.readings(), both.reasons());
    }

    private Optional<Outcome> byEntries() {
        return all(Kind.DIFFERENCED).stream().map(this::byEntry).reduce(Outcome::with);
    }

    private Outcome byEntry(Located entry) {
        ByTime times = new ByTime(inputs, modified);
        if (entry.time().isZero()) return byOwnRecords(entry, times.ownRecords());
        Readings readings = times.readings(entry.time());
        Verdict verdict = readings.verdict();
        return new Outcome(
                verdict,
                Optional.of(readings),
                List.of(ForecastReason.of(code(readings, verdict), entry)));
    }

    private static Outcome byOwnRecords(Located entry, Reading reading) {
        return switch (reading) {
            case COPIED -> Outcome.of(Verdict.WHOLE, Code.CHANGED_SINCE_BACKUP, entry);
            case LEFT_OUT -> Outcome.of(Verdict.LEFT_OUT, Code.UNCHANGED_SINCE_BACKUP, entry);
            case UNDECIDED -> Outcome.of(Verdict.DEPENDS, Code.NEAR_BACKUP, entry);
            case UNKNOWN -> Outcome.of(Verdict.UNKNOWN, Code.BACKUP_TIMES_NEEDED, entry);
        };
    }

    private static Code code(Readings readings, Verdict verdict) {
        if (readings.changedSince() == Reading.UNDECIDED) return Code.NEAR_WRITERS_TIME;
        return switch (verdict) {
            case WHOLE -> Code.BOTH_READINGS_COPY;
            case LEFT_OUT -> Code.BOTH_READINGS_SKIP;
            case UNKNOWN -> Code.BACKUP_TIMES_NEEDED;
            case DEPENDS, PARTIAL, EXCLUDED, NOT_COVERED -> Code.READINGS_DISAGREE;
        };
    }

    private Optional<Outcome> byPartial() {
        return first(Kind.PARTIAL)
                .map(file -> Outcome.of(Verdict.PARTIAL, Code.PARTIAL_FILE, file));
    }

    /// A set that names just this file comes before those that name more.
    private Optional<Outcome> bySets(BackupType type, Code copied) {
        List<Located> sets =
                all(Kind.FILE_SET).stream()
                        .sorted(Comparator.comparing(each -> each.entry().spec().namesMany()))
                        .toList();
        if (sets.isEmpty()) return Optional.empty();
        if (excluded.isPresent()) {
            return Optional.of(Outcome.of(Verdict.EXCLUDED, Code.EXCLUDED, excluded.get()));
        }
        Optional<Located> needed =
                sets.stream().filter(each -> each.set().isNeededFor(type)).findFirst();
        return Optional.of(
                needed.map(each -> Outcome.of(Verdict.WHOLE, copied, each))
                        .orElse(
                                Outcome.of(
                                        Verdict.LEFT_OUT, Code.SET_NOT_NEEDED, sets.getFirst())));
    }

    private List<Located> all(Kind kind) {
        return matched.stream().filter(each -> each.entry().kind() == kind).toList();
    }

    private Optional<Located> first(Kind kind) {
        return all(kind).stream().findFirst();
    }
}

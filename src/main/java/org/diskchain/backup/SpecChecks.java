package org.diskchain.backup;

import org.diskchain.backup.SpecEntry.Kind;
import org.diskchain.backup.SpecFinding.Rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Checks the differenced files of a backup against the rules that writers are to keep
/// (`GetDifferencedFile`, `AddDifferencedFilesByLastModifyTime`, `vswriter.h`).
public final class SpecChecks {
    private final VssSet set;

    /// A few seconds of work.
    private static final long MOST_STEPS = 500_000_000;

    /// Characters of another entry that a finding is about.
    private static final int SHOWN = 300;

    private final SpecCatalogue catalogue;
    private final Filetime now;
    private final Effort effort = new Effort(MOST_STEPS);
    private final Map<SpecPath.Same, List<Located>> fileSets;
    private final Map<Located, String> texts = new IdentityHashMap<>();
    private final List<SpecFinding> findings = new ArrayList<>();

    private SpecChecks(VssSet set, Variables variables, Instant now) {
        this.set = set;
        this.now = Filetime.of(now);
        catalogue = new SpecCatalogue(set, variables);
        fileSets = catalogue.index().fileSets();
    }

    /// All findings, in the order of the documents.
    public static List<SpecFinding> run(VssSet set, Variables variables, Instant now) {
        SpecChecks checks = new SpecChecks(set, variables, now);
        set.components().ifPresent(checks::check);
        return List.copyOf(checks.findings);
    }

    private void check(BackupComponents document) {
        for (BackupComponents.Writer writer : document.writers()) {
            boolean known = set.writer(writer.instance()).isPresent();
            for (VssComponent component : writer.components()) {
                Subject all = new Subject(document, writer, component, known);
                if (!known && component.differencedFilesCount() == 0) add(Rule.D0, all, -1, "");
                for (int i = 0; i < component.differencedFilesCount(); i++) check(all, i);
            }
        }
    }

    /// Whose entries are checked.
    private record Subject(
            BackupComponents document,
            BackupComponents.Writer writer,
            VssComponent component,
            boolean known) {}

    private void add(Rule rule, Subject of, int index, String about) {
        findings.add(new SpecFinding(rule, of.component(), index, about));
    }

    private void check(Subject of, int index) {
        DifferencedFile file;
        try {
            file = of.component().differencedFile(index);
        } catch (VssException notReadable) {
            add(Rule.UNREADABLE, of, index, of.component().differenced().get(index).toString());
            return;
        }
        checkTime(of, file);
        if (!file.spec().isWellFormed()) {
            add(Rule.D8, of, index, file.spec().toString());
            return;
        }
        try {
            checkOthers(of, file, catalogue.path(file.spec()));
        } catch (Effort.SpentException tooMuch) {
            add(Rule.TOO_MUCH, of, index, "");
        }
    }

    private void checkOthers(Subject of, DifferencedFile file, SpecPath path)
            throws Effort.SpentException {
        checkPartial(of, file, path);
        if (!of.known()) {
            add(Rule.D0, of, file.index(), "");
            return;
        }
        checkSchema(of, file.index());
        checkSets(of, file, path);
    }

    private void checkTime(Subject of, DifferencedFile file) {
        boolean ignored = of.document().type().filter(BackupType::looksAtNoEntries).isPresent();
        if (ignored) add(Rule.D10, of, file.index(), of.document().typeText());
        Filetime time = file.lastModifyTime();
        boolean impossible = !time.isZero() && time.isInFirstDay() || time.isAfter(now);
        if (impossible) add(Rule.D11, of, file.index(), time.instant().toString());
    }

    private void checkPartial(Subject of, DifferencedFile file, SpecPath path)
            throws Effort.SpentException {
        if (path.folder() == null) return;
        SpecIndex partial = catalogue.partial();
        Near near = new Near(path, each -> true);
        partial.atOrAbove(path.where().below(), effort, near::isOverlapped);
        if (file.spec().recursive()) {
            partial.below(path.where().below(), effort, near::isOverlapped);
        }
        if (near.own != null) add(Rule.D6, of, file.index(), text(near.own));
    }

    private void checkSchema(Subject of, int index) {
        BackupSchema schema = set.schema(of.writer());
        if (!schema.isUnderstood()) {
            add(Rule.SCHEMA, of, index, schema.notUnderstood());
            return;
        }
        Optional<BackupType> type = of.document().type().filter(BackupType::isByTime);
        boolean supported = type.isEmpty() || schema.supports(type.get());
        if (!supported || !schema.supportsLastModify()) {
            add(Rule.D7, of, index, "0x%x".formatted(schema.mask()));
        }
    }

    private void checkSets(Subject of, DifferencedFile file, SpecPath path)
            throws Effort.SpentException {
        if (path.folder() == null) {
            add(Rule.UNRESOLVED, of, file.index(), path.unresolved().about());
            return;
        }
        Owner owner = catalogue.owner(of.component());
        for (Located same : fileSets.getOrDefault(path.same(), List.of())) {
            effort.spend(1);
            if (!same.isOf(of.component(), owner)) continue;
            add(Rule.D1, of, file.index(), text(same));
            checkAlternate(of, file, same.set().alternatePath());
            return;
        }
        checkAlternate(of, file, file.raw().get(AssumedName.ALTERNATE_PATH.spelling(), ""));
        checkNew(of, file, path);
    }

    private void checkNew(Subject of, DifferencedFile file, SpecPath path)
            throws Effort.SpentException {
        Owner owner = catalogue.owner(of.component());
        Near near = new Near(path, each -> each.isOf(of.component(), owner));
        String folder = path.where().below();
        catalogue.index().atOrAbove(folder, effort, near::isSettled);
        if (near.folder != null) add(Rule.D2, of, file.index(), text(near.folder));
        else if (path.isResolved()) add(Rule.D3, of, file.index(), "");
        else add(Rule.UNRESOLVED, of, file.index(), path.unresolved().about());
        if (file.spec().recursive()) {
            catalogue.index().below(folder, effort, near::isSettledBelow);
        }
        if (near.own != null) add(Rule.D4, of, file.index(), text(near.own));
        if (near.other != null) add(Rule.D5, of, file.index(), text(near.other));
    }

    /// The first of each that is near an entry: in or above whose folder it is, and with which it
    /// has files in common.
    private final class Near {
        private final SpecPath path;
        private final Predicate<Located> owns;
        private Located folder;
        private Located own;
        private Located other;

        Near(SpecPath path, Predicate<Located> owns) {
            this.path = path;
            this.owns = owns;
        }

        boolean isSettled(Located each) throws Effort.SpentException {
            if (each.entry().kind() != Kind.FILE_SET) return false;
            boolean mine = owns.test(each);
            boolean around = mine && folder == null && path.where().isIn(each.path().where());
            if (around) folder = each;
            return isSettled(each, mine) && folder != null;
        }

        boolean isSettledBelow(Located each) throws Effort.SpentException {
            return each.entry().kind() == Kind.FILE_SET && isSettled(each, owns.test(each));
        }

        boolean isOverlapped(Located each) throws Effort.SpentException {
            isSettled(each, true);
            return own != null;
        }

        private boolean isSettled(Located each, boolean mine) throws Effort.SpentException {
            boolean wanted = mine ? own == null : other == null;
            if (wanted && overlaps(each)) {
                if (mine) own = each;
                else other = each;
            }
            return own != null && other != null;
        }

        private boolean overlaps(Located each) throws Effort.SpentException {
            if (!path.meets(each.path())) return false;
            effort.spend(path.stepsBeside(each.path()));
            return Names.intersect(path.pattern(), each.path().pattern());
        }
    }

    private void checkAlternate(Subject of, DifferencedFile file, String alternate) {
        if (!alternate.isEmpty()) add(Rule.D9, of, file.index(), alternate);
    }

    private String text(Located located) {
        return texts.computeIfAbsent(
                located,
                each -> {
                    String text = each.entry().spec().toString();
                    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
                });
    }
}

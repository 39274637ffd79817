package org.diskchain.backup;

import org.diskchain.backup.SpecEntry.Kind;
import org.diskchain.backup.SpecFinding.Rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Checks the differenced files of a backup against the rules that writers are to keep
/// (`GetDifferencedFile`, `AddDifferencedFilesByLastModifyTime`, `vswriter.h`).
public final class SpecChecks {
    private final VssSet set;
    private final SpecCatalogue catalogue;
    private final Variables variables;
    private final Filetime now;
    private final List<SpecFinding> findings = new ArrayList<>();

    private SpecChecks(VssSet set, Variables variables, Instant now) {
        this.set = set;
        this.variables = variables;
        this.now = Filetime.of(now);
        catalogue = new SpecCatalogue(set, variables);
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
        SpecPath path = SpecPath.of(file.spec(), variables);
        checkPartial(of, index, path);
        if (!of.known()) {
            add(Rule.D0, of, index, "");
            return;
        }
        checkSchema(of, index);
        checkSets(of, file, path);
    }

    private void checkTime(Subject of, DifferencedFile file) {
        boolean ignored = of.document().type().filter(BackupType::looksAtNoEntries).isPresent();
        if (ignored) add(Rule.D10, of, file.index(), of.document().typeText());
        Filetime time = file.lastModifyTime();
        boolean impossible = !time.isZero() && time.isInFirstDay() || time.isAfter(now);
        if (impossible) add(Rule.D11, of, file.index(), time.instant().toString());
    }

    private void checkPartial(Subject of, int index, SpecPath path) {
        catalogue.partial().stream()
                .filter(partial -> partial.path().overlaps(path))
                .findFirst()
                .ifPresent(partial -> add(Rule.D6, of, index, text(partial)));
    }

    private void checkSchema(Subject of, int index) {
        BackupSchema schema = set.schema(of.writer());
        Optional<BackupType> type = of.document().type().filter(BackupType::isByTime);
        boolean supported = type.isEmpty() || schema.supports(type.get());
        if (!supported || !schema.supportsLastModify()) {
            add(Rule.D7, of, index, "0x%x".formatted(schema.mask()));
        }
    }

    private void checkSets(Subject of, DifferencedFile file, SpecPath path) {
        if (path.folder() == null) {
            add(Rule.UNRESOLVED, of, file.index(), path.unresolved().about());
            return;
        }
        Predicate<Located> own = each -> each.isOf(of.component());
        List<Located> above =
                catalogue.index().atOrAbove(path.folder()).stream()
                        .filter(each -> each.entry().kind() == Kind.FILE_SET)
                        .toList();
        Optional<Located> same =
                above.stream().filter(own).filter(each -> each.path().isSame(path)).findFirst();
        if (same.isPresent()) {
            add(Rule.D1, of, file.index(), text(same.get()));
            checkAlternate(of, file, same.get().set().alternatePath());
            return;
        }
        checkAlternate(of, file, file.raw().get(AssumedName.ALTERNATE_PATH.spelling(), ""));
        checkNew(of, file, path, above);
    }

    private void checkNew(Subject of, DifferencedFile file, SpecPath path, List<Located> above) {
        Predicate<Located> own = each -> each.isOf(of.component());
        Optional<Located> near =
                above.stream()
                        .filter(own)
                        .filter(each -> path.folder().isIn(each.path().folder()))
                        .findFirst();
        if (near.isPresent()) add(Rule.D2, of, file.index(), text(near.get()));
        else if (path.isResolved()) add(Rule.D3, of, file.index(), "");
        else add(Rule.UNRESOLVED, of, file.index(), path.unresolved().about());
        List<Located> all = new ArrayList<>(above);
        if (file.spec().recursive()) all.addAll(catalogue.index().below(path.folder()));
        firstOverlap(all, path, own)
                .ifPresent(found -> add(Rule.D4, of, file.index(), text(found)));
        firstOverlap(all, path, own.negate())
                .ifPresent(found -> add(Rule.D5, of, file.index(), text(found)));
    }

    private static Optional<Located> firstOverlap(
            List<Located> sets, SpecPath path, Predicate<Located> whose) {
        return sets.stream()
                .filter(each -> each.entry().kind() == Kind.FILE_SET)
                .filter(whose)
                .filter(each -> each.path().overlaps(path))
                .findFirst();
    }

    private void checkAlternate(Subject of, DifferencedFile file, String alternate) {
        if (!alternate.isEmpty()) add(Rule.D9, of, file.index(), alternate);
    }

    private static String text(Located located) {
        return located.entry().spec().toString();
    }
}

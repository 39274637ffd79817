package org.diskchain.ui.merge;

import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.ui.work.FailureWords;
import org.diskchain.ui.work.FileNames;
import org.diskchain.ui.work.MergeTexts;
import org.diskchain.ui.work.TreeOrder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts a preview into lines: reasons against it, warnings, then every disk with what becomes of
/// it.
final class PreviewLines {
    private static final int NAMES_OF_A_WARNING = 3;

    private final MergeTexts texts;
    private final FailureWords failures;

    PreviewLines(MergeTexts texts) {
        this.texts = texts;
        this.failures = new FailureWords(texts);
    }

    /// @param untouchedOpen whether untouched disks are listed one by one
    List<PreviewLine> of(MergePreview preview, boolean untouchedOpen) {
        List<PreviewLine> lines = new ArrayList<>(reasons(preview));
        lines.addAll(warnings(preview));
        if (!lines.isEmpty()) lines.add(new PreviewLine.Heading());
        ShortNames names = new ShortNames(preview.chain());
        for (Kind kind : Kind.values()) {
            if (kind != Kind.UNTOUCHED) lines.addAll(fates(preview, kind, names));
        }
        lines.addAll(untouched(preview, untouchedOpen, names));
        return lines;
    }

    /// All that stands against the merge.
    List<PreviewLine.Reason> reasons(MergePreview preview) {
        List<PreviewLine.Reason> reasons = new ArrayList<>();
        preview.runningInto()
                .ifPresent(
                        target ->
                                reasons.add(
                                        new PreviewLine.Reason(
                                                texts.get(
                                                        "refused.running", FileNames.whole(target)),
                                                texts.get("refused.running.next"),
                                                Optional.of(target))));
        if (preview.answer() instanceof MergePreview.Answer.Failed(var failure)) {
            reasons.add(
                    new PreviewLine.Reason(
                            texts.get("refused.unmeasured"),
                            texts.get("refused.unmeasured.next", failures.of(failure)),
                            Optional.empty()));
        }
        if (preview.planned().orElse(null) instanceof Planned.Refused refused) {
            refused.reasons().forEach(refusal -> reasons.add(reason(refusal)));
        }
        return reasons;
    }

    private PreviewLine.Reason reason(Refusal refusal) {
        String name = FileNames.whole(refusal.disk());
        String title =
                switch (refusal) {
                    case Refusal.InUse _ -> texts.get("refused.in-use", name);
                    case Refusal.NoSpace space -> texts.get("refused.no-space", space.volume());
                    default -> texts.get("told.named", name, texts.engine().title(refusal));
                };
        return new PreviewLine.Reason(
                title, texts.engine().next(refusal), Optional.of(refusal.disk()));
    }

    /// One line a kind of warning, however many disks it is about.
    private List<PreviewLine> warnings(MergePreview preview) {
        Map<String, List<Warning>> byCode = new LinkedHashMap<>();
        preview.planned().stream()
                .flatMap(planned -> planned.warnings().stream())
                .forEach(w -> byCode.computeIfAbsent(w.code(), _ -> new ArrayList<>()).add(w));
        List<PreviewLine> lines = new ArrayList<>();
        byCode.values().forEach(alike -> lines.add(warned(alike)));
        return lines;
    }

    private PreviewLine warned(List<Warning> alike) {
        List<String> names =
                alike.stream().map(warning -> FileNames.whole(warning.disk())).distinct().toList();
        int named = Math.min(names.size(), NAMES_OF_A_WARNING);
        String listed = String.join(", ", names.subList(0, named));
        if (named < names.size()) {
            listed = texts.get("warned.more", listed, names.size() - named);
        }
        Warning first = alike.getFirst();
        return new PreviewLine.Warned(
                texts.get("told.named", listed, texts.engine().title(first)),
                texts.engine().next(first));
    }

    private List<PreviewLine> fates(MergePreview preview, Kind kind, ShortNames names) {
        List<Path> disks = preview.effects().disks(kind);
        return (kind == Kind.MERGED ? disks : TreeOrder.of(preview.forest(), disks))
                .stream().map(disk -> fate(preview, preview.effects().of(disk), names)).toList();
    }

    private PreviewLine fate(MergePreview preview, Effect effect, ShortNames names) {
        return new PreviewLine.Fate(
                effect.kind(),
                texts.engine().name(effect.kind()),
                effect.disk(),
                why(preview, effect, names),
                own(preview, effect));
    }

    private String why(MergePreview preview, Effect effect, ShortNames names) {
        Optional<Planned> planned = preview.planned().filter(PreviewLines::isMeasured);
        if (effect.kind() == Kind.TARGET && planned.isPresent()) {
            return texts.get(
                    "table.receives",
                    texts.size(planned.get().amounts().mergedBytes()),
                    names.of(effect.because()));
        }
        return texts.engine().why(effect, preview.effects(), names::of);
    }

    private String own(MergePreview preview, Effect effect) {
        Optional<Planned> planned = preview.planned().filter(PreviewLines::isMeasured);
        if (effect.kind() == Kind.TARGET && planned.isPresent()) {
            var amounts = planned.get().amounts();
            return texts.sizes("table.arrow", amounts.targetSizeNow(), amounts.targetSizeAfter());
        }
        return preview.forest()
                .disk(effect.disk())
                .map(disk -> texts.size(disk.ownedBytes()))
                .orElse("");
    }

    /// Whether amounts could be found out: a chain that does not hold together has none.
    static boolean isMeasured(Planned planned) {
        return planned.amounts().targetSizeAfter() > 0;
    }

    private List<PreviewLine> untouched(MergePreview preview, boolean open, ShortNames names) {
        List<Path> disks = preview.effects().disks(Kind.UNTOUCHED);
        if (disks.isEmpty()) return List.of();
        List<PreviewLine> lines = new ArrayList<>();
        String which = new UntouchedWords(texts, preview).of(disks);
        lines.add(
                new PreviewLine.Untouched(
                        texts.engine().name(Kind.UNTOUCHED),
                        texts.get("table.untouched", disks.size(), which),
                        open));
        if (open) lines.addAll(fates(preview, Kind.UNTOUCHED, names));
        return lines;
    }

    /// A line as a screen reader says it.
    String spoken(PreviewLine line) {
        return switch (line) {
            case PreviewLine.Reason(var title, var next, _) -> title + ". " + next;
            case PreviewLine.Warned(var title, var next) -> title + ". " + next;
            case PreviewLine.Heading _ -> "";
            case PreviewLine.Fate(_, var word, var disk, var why, var own) ->
                    texts.get("table.spoken", FileNames.whole(disk), word, own, why);
            case PreviewLine.Untouched(var word, var text, _) -> word + ". " + text;
        };
    }
}

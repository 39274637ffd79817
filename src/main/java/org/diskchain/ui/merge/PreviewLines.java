package org.diskchain.ui.merge;

import org.diskchain.chain.DiskNode;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effect.Kind;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Planned;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.read.Measured;
import org.diskchain.read.Measured.Rescue;
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
        if (!lines.isEmpty()) lines.add(new PreviewLine.Heading(hasBoxes(preview)));
        ShortNames names = new ShortNames(preview.chain());
        for (List<Path> group : groups(preview)) {
            group.forEach(disk -> lines.add(fate(preview, preview.effects().of(disk), names)));
        }
        lines.addAll(untouched(preview, untouchedOpen, names));
        return lines;
    }

    /// Whether there is a disk that can be rescued, or is.
    static boolean hasBoxes(MergePreview preview) {
        return !preview.effects().rescuable().isEmpty();
    }

    /// In order of what happens to them. Whatever would become invalid is one group, rescued or
    /// not, so that each keeps its row when its box is ticked.
    private static List<List<Path>> groups(MergePreview preview) {
        Effects effects = preview.effects();
        List<Path> endangered =
                effects.all().values().stream()
                        .filter(PreviewLines::isEndangered)
                        .map(Effect::disk)
                        .toList();
        return List.of(
                effects.disks(Kind.TARGET),
                effects.disks(Kind.MERGED),
                TreeOrder.of(preview.forest(), endangered),
                TreeOrder.of(preview.forest(), effects.disks(Kind.ORPHANED)),
                TreeOrder.of(preview.forest(), effects.disks(Kind.FOLLOWS)));
    }

    private static boolean isEndangered(Effect effect) {
        return effect.kind() == Kind.INVALIDATED
                || effect.kind() == Kind.RESCUED
                || effect.reason() == Effect.Reason.PARENT_RESCUED;
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
        if (preview.told().orElse(null) instanceof Planned.Refused refused) {
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
        preview.told().stream()
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
                texts.get("told.named", texts.engine().title(first), listed),
                texts.engine().next(first));
    }

    private PreviewLine fate(MergePreview preview, Effect effect, ShortNames names) {
        return new PreviewLine.Fate(
                effect.kind(),
                texts.engine().name(effect.kind()),
                effect.disk(),
                why(preview, effect, names),
                own(preview, effect),
                rescue(preview, effect));
    }

    private Optional<PreviewLine.Rescue> rescue(MergePreview preview, Effect effect) {
        boolean ticked = effect.kind() == Kind.RESCUED;
        if (!ticked && effect.reason() != Effect.Reason.BUILT_ON) return Optional.empty();
        String price =
                preview.amounts()
                        .flatMap(amounts -> amounts.rescue(effect.disk()))
                        .map(rescue -> texts.get("rescue.price", texts.size(rescue.bytes())))
                        .orElseGet(() -> texts.get(unknownPrice(preview)));
        boolean fixed = !preview.canRescue(effect.disk());
        return Optional.of(new PreviewLine.Rescue(ticked, fixed, price));
    }

    private static String unknownPrice(MergePreview preview) {
        return preview.answer() instanceof MergePreview.Answer.Measuring
                ? "bytes.measuring"
                : "bytes.unknown";
    }

    private String why(MergePreview preview, Effect effect, ShortNames names) {
        Optional<Measured> amounts = preview.amounts();
        if (effect.kind() == Kind.TARGET && amounts.isPresent()) {
            return texts.get(
                    "table.receives",
                    texts.size(amounts.get().mergedBytes()),
                    names.of(effect.because()));
        }
        return texts.engine().why(effect, preview.effects(), names::of);
    }

    private String own(MergePreview preview, Effect effect) {
        Optional<DiskNode> disk = preview.forest().disk(effect.disk());
        Optional<Measured> amounts = preview.amounts();
        if (effect.kind() == Kind.TARGET && amounts.isPresent()) {
            return texts.sizes(
                    "table.file", amounts.get().targetSizeNow(), amounts.get().targetSizeAfter());
        }
        Optional<Rescue> rescue = amounts.flatMap(known -> known.rescue(effect.disk()));
        if (effect.kind() == Kind.RESCUED && rescue.isPresent() && disk.isPresent()) {
            long now = disk.get().facts().fileSize();
            return texts.sizes("table.file", now, now + rescue.get().growth());
        }
        return disk.map(node -> texts.size(node.ownedBytes())).orElse("");
    }

    private List<PreviewLine> untouched(MergePreview preview, boolean open, ShortNames names) {
        List<Path> disks =
                preview.effects().disks(Kind.UNTOUCHED).stream()
                        .filter(disk -> !isEndangered(preview.effects().of(disk)))
                        .toList();
        if (disks.isEmpty()) return List.of();
        List<PreviewLine> lines = new ArrayList<>();
        String which = new UntouchedWords(texts, preview).of(disks);
        lines.add(
                new PreviewLine.Untouched(
                        texts.engine().name(Kind.UNTOUCHED),
                        texts.get("table.untouched", disks.size(), which),
                        open));
        if (open) {
            TreeOrder.of(preview.forest(), disks)
                    .forEach(disk -> lines.add(fate(preview, preview.effects().of(disk), names)));
        }
        return lines;
    }

    private String spoken(PreviewLine.Rescue rescue) {
        String key = rescue.ticked() ? "rescue.spoken.on" : "rescue.spoken.off";
        return ". " + texts.get(key, rescue.price());
    }

    /// A line as a screen reader says it.
    String spoken(PreviewLine line) {
        return switch (line) {
            case PreviewLine.Reason(var title, var next, _) -> title + ". " + next;
            case PreviewLine.Warned(var title, var next) -> title + ". " + next;
            case PreviewLine.Heading _ -> "";
            case PreviewLine.Fate(_, var word, var disk, var why, var own, var rescue) ->
                    texts.get("table.spoken", FileNames.whole(disk), word, own, why)
                            + rescue.map(this::spoken).orElse("");
            case PreviewLine.Untouched(var word, var text, _) -> word + ". " + text;
        };
    }
}

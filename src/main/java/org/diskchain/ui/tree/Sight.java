package org.diskchain.ui.tree;

import org.diskchain.backup.DiskForecast;
import org.diskchain.backup.Verdict;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.disk.Severity;
import org.diskchain.journal.Journal;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.ui.ForestModel;
import org.diskchain.ui.theme.Icons;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What there is to see of each disk at the moment: effect or state, icons, own data. Decides; does
/// not draw.
final class Sight {
    private final ForestModel model;
    private final Family family;
    private final TreeWords words;
    private final Predicate<DiskNode> filter;
    private final Set<Path> unfinished = new HashSet<>();

    Sight(ForestModel model, Family family, TreeWords words, Predicate<DiskNode> filter) {
        this.model = model;
        this.family = family;
        this.words = words;
        this.filter = filter;
        for (Journal journal : model.forest().unfinished()) {
            journal.mergedLine().forEach(disk -> unfinished.add(disk.path()));
        }
        model.forest().rebases().forEach(rebase -> unfinished.add(rebase.child()));
    }

    Optional<Effects> effects() {
        return Optional.ofNullable(model.effectsProperty().get());
    }

    /// What the merge does to the card; empty when browsing, and for what it leaves alone.
    Optional<Effect.Kind> effect(Path card) {
        return effects()
                .map(effects -> effects.all().get(card))
                .map(Effect::kind)
                .filter(kind -> kind != Effect.Kind.UNTOUCHED);
    }

    Look look(Card card, Level level) {
        return switch (card) {
            case Card.Ghost _ -> Look.ghost(words.of("state.ghost"));
            case Card.Present(var disk) ->
                    effect(disk.path())
                            .map(kind -> Look.of(kind, effectWord(disk.path(), kind)))
                            .orElseGet(() -> state(disk, level));
        };
    }

    /// Behind the effect's word: that this disk was picked for the merge.
    boolean isMergeSource(Path card) {
        return effects().filter(effects -> effects.source().equals(card)).isPresent();
    }

    /// Icons beside the name, from the right.
    List<Icons> stateIcons(Card card, Level level) {
        List<Icons> icons = new ArrayList<>();
        if (!(card instanceof Card.Present(var disk))) return icons;
        if (model.inUse().contains(disk.path())) icons.add(Icons.IN_USE);
        if (unfinished.contains(disk.path())) icons.add(Icons.UNFINISHED);
        if (isWarned(disk, level)) icons.add(Icons.WARNING);
        if (level != Level.FULL) {
            Link link = family.link(disk.path());
            if (link == Link.MOVED) icons.add(Icons.FOUND_ELSEWHERE);
            if (link == Link.SECOND_SLOT) icons.add(Icons.SECOND_SLOT);
        }
        verdict(disk).map(Icons::of).ifPresent(icons::add);
        return icons;
    }

    /// What the state icons say, in words.
    List<String> stateWords(DiskNode disk) {
        List<String> said = new ArrayList<>();
        if (model.inUse().contains(disk.path())) said.add(words.of("state.inUse"));
        if (unfinished.contains(disk.path())) said.add(words.of("state.unfinished"));
        Link link = family.link(disk.path());
        if (link == Link.MOVED) said.add(words.of("state.moved"));
        if (link == Link.SECOND_SLOT) said.add(words.of("state.second-slot"));
        verdict(disk).map(words::backup).ifPresent(said::add);
        return said;
    }

    /// What the next backup does with the disk; empty where no backup documents are open.
    Optional<Verdict> verdict(DiskNode disk) {
        return forecast(disk).map(DiskForecast::verdict);
    }

    /// The same with its reasons.
    Optional<DiskForecast> forecast(DiskNode disk) {
        return Optional.ofNullable(model.backupProperty().get())
                .map(forecast -> forecast.disks().get(disk.path()));
    }

    /// How far the merge into this target has come.
    Optional<Double> merging(Path card) {
        return Optional.ofNullable(model.merging().get(card));
    }

    boolean isPicked(Path card) {
        return card.equals(model.pickedProperty().get());
    }

    boolean isHit(Path card) {
        return model.hits().contains(card);
    }

    /// Whether the filter leaves the card in the background.
    boolean isDimmed(Card card) {
        return switch (card) {
            case Card.Present(var disk) -> !filter.test(disk);
            case Card.Ghost(var path) ->
                    family.children(path).stream()
                            .flatMap(child -> model.forest().disk(child).stream())
                            .noneMatch(filter);
        };
    }

    boolean isDamaged(Card card) {
        return card instanceof Card.Present(var disk) && disk.isDamaged();
    }

    /// How much of the virtual disk the card's own data is, 0 to 1.
    double share(DiskNode disk) {
        long whole = disk.facts().virtualSize();
        return whole == 0 ? 0 : Math.min(1, (double) disk.ownedBytes() / whole);
    }

    private String effectWord(Path disk, Effect.Kind kind) {
        return kind == Effect.Kind.TARGET && merging(disk).isPresent()
                ? words.of("effect.merging")
                : words.effect(kind);
    }

    private Look state(DiskNode disk, Level level) {
        Icons icon = disk.facts().isDifferencing() ? Icons.DIFFERENCING : Icons.BASE;
        Look plain = Look.plain(icon, words.kind(disk.facts()));
        Look state =
                disk.isDamaged()
                        ? Look.damaged(words.of("state.damaged"))
                        : switch (family.link(disk.path())) {
                            case NONE, RESOLVED, MOVED, SECOND_SLOT -> plain;
                            case SUPERSEDED -> Look.superseded(words.of("state.superseded"));
                            case MISMATCH -> broken(plain, Icons.MISMATCH, "state.mismatch", level);
                            case MISSING -> broken(plain, Icons.MISSING, "state.missing", level);
                            case CYCLE -> broken(plain, Icons.MISMATCH, "state.cycle", level);
                        };
        return unfinished.contains(disk.path()) ? state.unfinished() : state;
    }

    private Look broken(Look plain, Icons icon, String word, Level level) {
        return level == Level.FULL
                ? plain.withWord(words.of(word), Ink.WARNING)
                : Look.broken(icon, words.of(word));
    }

    /// Whether a sign of warning stands on the card, because nothing else on it tells of it.
    private boolean isWarned(DiskNode disk, Level level) {
        if (level == Level.FULL && family.link(disk.path()) == Link.MISMATCH) return true;
        return disk.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .anyMatch(finding -> !isToldOtherwise(finding));
    }

    private static boolean isToldOtherwise(Finding finding) {
        return switch (finding) {
            case Finding.Faulty faulty -> faulty.severity() == Severity.ERROR;
            case Finding.Unreadable _,
                    Finding.NotFound _,
                    Finding.ParentMissing _,
                    Finding.ParentMismatch _,
                    Finding.ParentCycle _,
                    Finding.ParentBlocked _,
                    Finding.ChainBroken _,
                    Finding.ParentBySecondIdentity _,
                    Finding.ParentSuperseded _,
                    Finding.MergeUnfinished _ ->
                    true;
            case Finding.ParentUnidentified _,
                    Finding.ParentAmbiguous _,
                    Finding.ParentMoved _,
                    Finding.AbsolutePathStale _,
                    Finding.ParentTimeDiffers _,
                    Finding.ParentFormatDiffers _,
                    Finding.SectorSizeDiffers _,
                    Finding.SizeDiffers _,
                    Finding.Twin _,
                    Finding.JournalDamaged _,
                    Finding.ReconnectUnfinished _,
                    Finding.RebaseUnfinished _,
                    Finding.RecordDamaged _,
                    Finding.ChangedMeanwhile _ ->
                    false;
        };
    }
}

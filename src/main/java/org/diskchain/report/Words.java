package org.diskchain.report;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.bytes.Volume;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.DiskNode;
import org.diskchain.chain.Finding;
import org.diskchain.chain.ParentState;
import org.diskchain.disk.DiskType;
import org.diskchain.disk.Format;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.Severity;
import org.diskchain.plan.Effect;
import org.diskchain.plan.Effects;
import org.diskchain.plan.Refusal;
import org.diskchain.plan.Warning;
import org.diskchain.run.MergeResult;
import org.diskchain.run.MergeResult.StartedOver;
import org.diskchain.run.OutOfRoomException;
import org.diskchain.run.RunRefusedException;
import org.diskchain.run.VerifyFailedException;
import org.diskchain.work.Stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Puts what the engine found into words of the person's language. The engine itself carries no
/// sentences. Everything that comes from a disk is made harmless to show.
///
/// Findings, refusals and warnings have a *title*, a *next* (what is behind it and what to do), and
/// a *message*, which is both with the file's path before them.
public final class Words {
    private final Phrases phrases;
    private final FindingWords findings;
    private final RefusalWords refusals;

    public Words(Locale locale) {
        phrases = new Phrases("org.diskchain.report.words", locale);
        findings = new FindingWords(phrases);
        refusals = new RefusalWords(phrases, findings);
    }

    public Locale locale() {
        return phrases.locale();
    }

    /// For instance `6.3 GB`.
    public String size(long bytes) {
        return Sizes.of(bytes, locale());
    }

    public String title(Finding finding) {
        return findings.title(finding);
    }

    public String next(Finding finding) {
        return findings.next(finding);
    }

    public String message(Finding finding) {
        return message(finding.disk(), title(finding), next(finding));
    }

    public String title(Refusal refusal) {
        return refusals.title(refusal);
    }

    public String next(Refusal refusal) {
        return refusals.next(refusal);
    }

    public String message(Refusal refusal) {
        return message(refusal.disk(), title(refusal), next(refusal));
    }

    public String title(Warning warning) {
        return phrases.text("warning." + warning.code() + ".title");
    }

    public String next(Warning warning) {
        String key = "warning." + warning.code() + ".next";
        return switch (warning) {
            case Warning.Checkpoint(var disk) -> phrases.text(key, disk);
            case Warning.ChangeTracking(var disk, var side) -> phrases.text(key, disk, side);
            case Warning.HostFile(var disk, _) -> phrases.text(key, disk);
            case Warning.Ambiguous(var disk, var read, var other) ->
                    phrases.text(key, disk, read, other);
        };
    }

    public String message(Warning warning) {
        return message(warning.disk(), title(warning), next(warning));
    }

    public String message(RunRefusedException refused) {
        String key = "run." + refused.reason().code();
        String title = phrases.text(key + ".title");
        String next = phrases.text(key + ".next", refusals.holders(refused.holders()));
        if (refused.changed().isPresent()) {
            title = phrases.text("run.changed." + lower(refused.changed().get().what()));
            next = phrases.text("run.remedy." + lower(refused.changed().get().remedy()));
        }
        return message(refused.disk(), title, next);
    }

    private String message(Path disk, String title, String next) {
        return phrases.text("message", disk, title, next);
    }

    public String name(Effect.Kind kind) {
        return phrases.text("effect." + lower(kind));
    }

    /// Why a disk has its effect, naming the disk that causes it.
    public String why(Effect effect, Effects effects) {
        return why(effect, effects, disk -> disk.getFileName().toString());
    }

    /// @param name how disks are named where there is little room
    public String why(Effect effect, Effects effects, Function<Path, String> name) {
        return phrases.text(
                "why." + lower(effect.reason()),
                name.apply(effect.because()),
                name.apply(effects.source()));
    }

    public String name(Stage stage) {
        return phrases.text("stage." + lower(stage));
    }

    public String name(Severity severity) {
        return phrases.text("severity." + lower(severity));
    }

    public String name(Format format) {
        return phrases.text("format." + lower(format));
    }

    public String name(DiskType type) {
        return phrases.text("type." + lower(type));
    }

    public String name(RecordedPath.Kind kind) {
        return phrases.text("path." + lower(kind));
    }

    public String name(ParentState state) {
        return switch (state) {
            case ParentState.Base _ -> phrases.text("parent.base");
            case ParentState.Resolved _ -> phrases.text("parent.resolved");
            case ParentState.Missing _ -> phrases.text("parent.missing");
            case ParentState.Mismatch _ -> phrases.text("parent.mismatch");
            case ParentState.Cycle _ -> phrases.text("parent.cycle");
            case ParentState.Blocked _ -> phrases.text("parent.blocked");
        };
    }

    /// The state of a disk in a word or two: the worst of what is known of it.
    public String health(DiskNode disk, DiskForest forest) {
        if (!disk.facts().isReadable()) return phrases.text("health.unreadable");
        if (disk.isDamaged()) return phrases.text("health.damaged");
        boolean linked =
                disk.parent() instanceof ParentState.Base
                        || disk.parent() instanceof ParentState.Resolved;
        if (!linked) return name(disk.parent());
        if (disk.findings().stream().anyMatch(Finding.MergeUnfinished.class::isInstance)) {
            return phrases.text("health.unfinished");
        }
        if (!forest.isSound(disk.path())) return phrases.text("health.broken-above");
        return phrases.text("health.sound");
    }

    /// How many disks a merge makes invalid, in words.
    public String becomeInvalid(int disks) {
        return phrases.text("consequence.invalid", disks);
    }

    /// How many disks need a new parent after a merge, in words.
    public String toReconnect(int disks) {
        return phrases.text("consequence.reconnect", disks);
    }

    /// For how many reasons a merge is refused, in words.
    public String refusedFor(int reasons) {
        return phrases.text("consequence.refused", reasons);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What was read back, in lines; none where nothing was.
    public List<String> verified(MergeResult result) {
        List<String> lines = new ArrayList<>();
        result.verified()
                .ifPresent(
                        verified -> {
                            String key = "verified." + lower(verified.what());
                            String bytes = size(verified.bytes());
                            lines.add(phrases.text(key, bytes, result.source().getFileName()));
                            String of = "verified.sha256." + lower(verified.what());
                            lines.add(phrases.text(of, verified.sha256()));
                            if (!verified.pastCache()) lines.add(phrases.text("verified.cached"));
                        });
        return lines;
    }

    /// Why copying began again.
    public String startedOver(StartedOver over) {
        return phrases.text("started-over." + lower(over.cause()), over.disk());
    }

    /// On which volume how much is missing, and what to do.
    public String message(OutOfRoomException full) {
        Volume volume = full.volume();
        return switch (full.kind()) {
            case VOLUME_FULL ->
                    full.missing() == 0
                            ? room(full, "free-again", volume.name())
                            : room(full, "missing", volume.name(), full.missing());
            case QUOTA -> room(full, "quota", volume.name(), full.growth());
            case FILE_TOO_LARGE ->
                    volume.largestFile() == Long.MAX_VALUE || full.size() == 0
                            ? room(full, "file")
                            : room(full, "file-limit", volume.largestFile(), full.size());
        };
    }

    /// @param more names, and numbers of bytes, which are told short and whole
    private String room(OutOfRoomException full, String what, Object... more) {
        List<Object> places = new ArrayList<>(List.of(full.file()));
        for (Object each : more) {
            if (each instanceof Long bytes) places.add(size(bytes));
            places.add(each);
        }
        String key =
                switch (full.work()) {
                    case MERGE -> "room.";
                    case REBASE -> "room.rebase.";
                };
        return phrases.text(key + what, places.toArray());
    }

    /// What is exhausted, where nothing is known of what else is needed.
    public String message(NoRoomException full) {
        return phrases.text("room." + full.kind().code(), full.file());
    }

    public String message(VerifyFailedException differs) {
        String offset = "0x" + Long.toHexString(differs.offset());
        return phrases.text("verify-failed." + lower(differs.part()), differs.disk(), offset);
    }
}

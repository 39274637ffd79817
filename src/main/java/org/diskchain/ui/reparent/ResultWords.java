package org.diskchain.ui.reparent;

import org.diskchain.plan.Refusal;
import org.diskchain.run.RunRefusedException;
import org.diskchain.ui.theme.Icons;
import org.diskchain.ui.work.FileNames;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/// What became of a disk, in words and signs.
final class ResultWords {
    private final ReparentTexts texts;

    ResultWords(ReparentTexts texts) {
        this.texts = texts;
    }

    String of(Reconnected result) {
        return switch (result) {
            case Reconnected.Done(_, var parent, _) ->
                    texts.get("result.done", FileNames.whole(parent));
            case Reconnected.Kept(_, var parent) ->
                    texts.get("result.kept", FileNames.whole(parent));
            case Reconnected.Undone _ -> texts.get("result.undone");
            case Reconnected.Skipped _ -> texts.get("result.skipped");
            case Reconnected.Gone(_, var parent) ->
                    texts.get("result.gone", FileNames.whole(parent));
            case Reconnected.Failed(_, var why) -> failure(why);
            case Reconnected.Refused(_, var reasons) ->
                    reasons.stream().map(this::reason).collect(Collectors.joining(" "));
        };
    }

    private String reason(Refusal reason) {
        return texts.engine().title(reason) + ". " + texts.engine().next(reason);
    }

    /// What happened, and what to do.
    String failure(Throwable why) {
        return switch (why) {
            case RunRefusedException refused -> texts.engine().message(refused);
            case AccessDeniedException denied ->
                    texts.get("result.denied", String.valueOf(denied.getFile()));
            case IOException machine ->
                    texts.get("result.failed", String.valueOf(machine.getMessage()));
            default -> texts.get("result.bug", why.toString());
        };
    }

    /// Which file could not be read, and what to do.
    ///
    /// @param key of words with one place, for all other reasons
    String reading(Throwable why, String key) {
        return switch (why) {
            case AccessDeniedException denied -> texts.get("search.denied", denied.getFile());
            case NoSuchFileException gone -> texts.get("search.gone", gone.getFile());
            case FileSystemException file when file.getReason() != null ->
                    texts.get(key, file.getFile() + ": " + file.getReason());
            case IOException machine -> texts.get(key, String.valueOf(machine.getMessage()));
            default -> texts.get("result.bug", why.toString());
        };
    }

    static Icons icon(Reconnected result) {
        return switch (result) {
            case Reconnected.Done _, Reconnected.Kept _ -> Icons.VERIFIED;
            case Reconnected.Undone _ -> Icons.UNDO;
            case Reconnected.Skipped _ -> Icons.UNTOUCHED;
            case Reconnected.Failed _, Reconnected.Refused _, Reconnected.Gone _ -> Icons.ERROR;
        };
    }

    static String style(Reconnected result) {
        return switch (result) {
            case Reconnected.Done _, Reconnected.Kept _ -> "success-text";
            case Reconnected.Undone _, Reconnected.Skipped _ -> "muted";
            case Reconnected.Failed _, Reconnected.Refused _, Reconnected.Gone _ -> "danger-text";
        };
    }
}

package org.diskchain.ui.work;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.chain.Finding;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.run.OutOfRoomException;
import org.diskchain.run.RunRefusedException;
import org.diskchain.run.VerifyFailedException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/// Says which file stopped a task, and what to do.
public final class FailureWords {
    private final MergeTexts texts;

    public FailureWords(MergeTexts texts) {
        this.texts = texts;
    }

    /// Why a task is not finished.
    String of(Throwable failure, WorkTask task) {
        String kept = FileNames.whole(task.kept());
        if (failure instanceof RunRefusedException refused) return texts.engine().message(refused);
        if (failure instanceof PlanRefusedException refused) return reasons(refused);
        if (failure instanceof ChainBrokenException broken) return broken(broken);
        if (failure instanceof VerifyFailedException differs) return differs(differs, task);
        if (failure instanceof OutOfRoomException full) return texts.engine().message(full);
        if (failure instanceof NoRoomException full) return texts.engine().message(full);
        if (!(failure instanceof IOException)) {
            return texts.get("failure.bug", failure.toString(), kept);
        }
        String file = task.written().toString();
        if (failure instanceof FileSystemException named && named.getFile() != null) {
            file = named.getFile();
        }
        String key = task instanceof FlatDisk ? "failure.flat" : "failure.file";
        return texts.get(key, file, reason(failure), kept);
    }

    private String reasons(PlanRefusedException refused) {
        return refused.reasons().stream()
                .map(each -> texts.engine().title(each) + ". " + texts.engine().next(each))
                .collect(Collectors.joining(" "));
    }

    private String broken(ChainBrokenException broken) {
        Finding why = broken.finding();
        return texts.engine().title(why) + ". " + texts.engine().next(why);
    }

    private String differs(VerifyFailedException differs, WorkTask task) {
        String offset = "0x" + Long.toHexString(differs.offset());
        String key =
                switch (task) {
                    case MergedLine line when !differs.disk().equals(line.target()) ->
                            "failure.verify.rescued";
                    case MergedLine _ -> "failure.verify";
                    case MovedDisk _ -> "failure.verify.moved";
                    case FlatDisk _ -> "failure.verify.flat";
                };
        return texts.get(key, differs.disk(), offset, FileNames.whole(task.kept()));
    }

    /// Why something could not be read.
    public String of(Throwable failure) {
        return switch (failure) {
            case RunRefusedException refused -> texts.engine().message(refused);
            case AccessDeniedException denied -> texts.get("failure.denied", denied.getFile());
            case NoSuchFileException missing -> texts.get("failure.missing", missing.getFile());
            default -> texts.get("failure.other", reason(failure));
        };
    }

    private static String reason(Throwable failure) {
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}

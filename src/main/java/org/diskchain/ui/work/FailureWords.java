package org.diskchain.ui.work;

import org.diskchain.bytes.NoRoomException;
import org.diskchain.run.OutOfRoomException;
import org.diskchain.run.RunRefusedException;
import org.diskchain.run.VerifyFailedException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says which file stopped a merge, and what to do.
public final class FailureWords {
    private final MergeTexts texts;

    public FailureWords(MergeTexts texts) {
        this.texts = texts;
    }

    /// Why a merge is not finished.
    String of(Throwable failure, MergedLine line) {
        String source = FileNames.whole(line.source());
        if (failure instanceof RunRefusedException refused) return texts.engine().message(refused);
        if (failure instanceof VerifyFailedException differs) return differs(differs, line);
        if (failure instanceof OutOfRoomException full) return texts.engine().message(full);
        if (failure instanceof NoRoomException full) return texts.engine().message(full);
        if (!(failure instanceof IOException)) {
            return texts.get("failure.bug", failure.toString(), source);
        }
        if (failure instanceof FileSystemException file && file.getFile() != null) {
            return texts.get("failure.file", file.getFile(), reason(file), source);
        }
        return texts.get("failure.file", line.target(), reason(failure), source);
    }

    private String differs(VerifyFailedException differs, MergedLine line) {
        String offset = "0x" + Long.toHexString(differs.offset());
        String source = FileNames.whole(line.source());
        String key =
                differs.disk().equals(line.target()) ? "failure.verify" : "failure.verify.rescued";
        return texts.get(key, differs.disk(), offset, source);
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

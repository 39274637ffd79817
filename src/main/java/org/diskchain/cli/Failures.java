package org.diskchain.cli;

import org.diskchain.backup.BackupDocumentException;
import org.diskchain.bytes.NoRoomException;
import org.diskchain.chain.Finding;
import org.diskchain.disk.DamagedDiskException;
import org.diskchain.journal.JournalDamagedException;
import org.diskchain.journal.RecordName;
import org.diskchain.read.ChainBrokenException;
import org.diskchain.read.OutputTooLargeException;
import org.diskchain.report.BackupWords;
import org.diskchain.report.Phrases;
import org.diskchain.report.Words;
import org.diskchain.run.OutOfRoomException;
import org.diskchain.run.RunRefusedException;
import org.diskchain.run.VerifyFailedException;
import org.diskchain.work.CancelledException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What an exception that ended a command means to the person: exit code, code and words.
final class Failures {
    private static final int FILE_NOT_FOUND = 2;
    private static final int ACCESS_DENIED = 5;
    private static final int SHARING_VIOLATION = 32;
    private static final int FILE_EXISTS = 80;
    private static final int RESIZED = 0xC03A0025;

    private final Words words;
    private final Phrases phrases;

    Failures(Words words, Phrases phrases) {
        this.words = words;
        this.phrases = phrases;
    }

    Failure of(Exception exception) {
        return switch (exception) {
            case FailureException known -> known.failure();
            case CancelledException _ ->
                    new Failure(
                            Exit.STOPPED, "cancelled", phrases.text("error.cancelled"), null, 0);
            case RunRefusedException refused ->
                    new Failure(
                            Exit.AT_FAULT,
                            refused.reason().code(),
                            words.message(refused),
                            refused.disk(),
                            win32(refused));
            case VerifyFailedException differs ->
                    new Failure(
                            Exit.MACHINE,
                            "verify-failed",
                            words.message(differs),
                            differs.disk(),
                            0);
            case BackupDocumentException unread ->
                    new Failure(
                            Exit.AT_FAULT,
                            unread.reason().code(),
                            new BackupWords(words.locale()).message(unread),
                            unread.file(),
                            unread.reason().win32());
            case OutOfRoomException full ->
                    new Failure(
                            Exit.MACHINE,
                            full.kind().code(),
                            words.message(full),
                            full.file(),
                            full.kind().win32());
            case NoRoomException full ->
                    new Failure(
                            Exit.MACHINE,
                            full.kind().code(),
                            words.message(full),
                            full.file(),
                            full.kind().win32());
            case JournalDamagedException damaged -> of(finding(damaged));
            case ChainBrokenException broken -> of(broken.finding());
            case DamagedDiskException damaged ->
                    of(new Finding.Faulty(damaged.disk(), damaged.fault()));
            case OutputTooLargeException large ->
                    new Failure(
                            Exit.AT_FAULT,
                            "output-too-large",
                            phrases.text(
                                    "error.output-too-large",
                                    large.out(),
                                    words.size(large.size()),
                                    words.size(large.most())),
                            large.out(),
                            0);
            case IOException failed -> machine(failed);
            default ->
                    new Failure(
                            Exit.MACHINE,
                            "internal-error",
                            phrases.text("error.internal", exception.toString()),
                            null,
                            0);
        };
    }

    private static Finding finding(JournalDamagedException damaged) {
        Path file = damaged.file();
        RecordName kind = RecordName.of(file).orElse(RecordName.MERGE);
        Path disk = kind.diskOf(file);
        return switch (kind) {
            case MERGE -> new Finding.JournalDamaged(disk, file, damaged.damage());
            case REBASE, UNDO -> new Finding.RecordDamaged(disk, file, damaged.damage());
        };
    }

    /// A finding that leaves a command without an answer.
    Failure of(Finding finding) {
        return new Failure(
                Exit.AT_FAULT,
                finding.code(),
                words.message(finding),
                finding.disk(),
                finding.win32());
    }

    private static int win32(RunRefusedException refused) {
        return switch (refused.reason()) {
            case CHANGED,
                    NOT_DROPPABLE,
                    OUTSIDE_PLACES,
                    NOTHING_TO_UNDO,
                    WRITTEN_SINCE,
                    RECONNECT_UNFINISHED,
                    WORK_UNFINISHED ->
                    0;
            case WOULD_CUT_DATA -> RESIZED;
            case GONE -> FILE_NOT_FOUND;
            case IN_USE -> SHARING_VIOLATION;
        };
    }

    private Failure machine(IOException failed) {
        Path file = file(failed);
        return switch (failed) {
            case FileAlreadyExistsException _ ->
                    new Failure(
                            Exit.AT_FAULT,
                            "out-exists",
                            phrases.text("error.out-exists", file),
                            file,
                            FILE_EXISTS);
            case NoSuchFileException _ -> machine("not-found", file, failed, FILE_NOT_FOUND);
            case AccessDeniedException _ -> machine("access-denied", file, failed, ACCESS_DENIED);
            default -> machine("io-error", file, failed, 0);
        };
    }

    private Failure machine(String code, Path file, IOException failed, int win32) {
        String about = file == null ? "" : file.toString();
        return new Failure(
                Exit.MACHINE,
                code,
                phrases.text("error.machine." + code, about, reason(failed)),
                file,
                win32);
    }

    private static String reason(IOException failed) {
        String reason =
                failed instanceof FileSystemException named && named.getReason() != null
                        ? named.getReason()
                        : failed.getMessage();
        return reason == null ? failed.getClass().getSimpleName() : reason;
    }

    private static Path file(IOException failed) {
        return failed instanceof FileSystemException named && named.getFile() != null
                ? Path.of(named.getFile()).toAbsolutePath()
                : null;
    }
}

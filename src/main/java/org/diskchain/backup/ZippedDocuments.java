package org.diskchain.backup;

import org.diskchain.backup.BackupDocumentException.Reason;
import org.diskchain.backup.Excess.Limit;
import org.diskchain.backup.Gathered.Opening;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// The documents in a zip, in whatever folder of it they are.
///
/// @param bytes opens the zip itself
/// @param modified last change of the zip, for documents that have no date of their own
record ZippedDocuments(Path file, Opening bytes, Instant modified, Gathered gathered) {
    /// How the library of zips tells that an entry takes a password.
    private static final String ENCRYPTED = "encrypted";

    /// @throws BackupDocumentException if it is no zip that can be read, or too large a one
    void add() throws IOException {
        try (ZipInputStream zip = stream()) {
            int place = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (place == Limit.DOCUMENTS.most()) {
                    throw new UnreadableException(Limit.DOCUMENTS);
                }
                if (BackupDocuments.isCabinet(entry.getName())) {
                    gathered.passCabinet(file, entry.getName());
                }
                if (!entry.isDirectory() && BackupDocuments.isXml(entry.getName())) {
                    gathered.addOneOfMany(file, entry.getName(), date(entry), opening(zip, place));
                }
                readOn(zip);
                place++;
            }
        } catch (ZipException broken) {
            boolean secret = String.valueOf(broken.getMessage()).contains(ENCRYPTED);
            Reason reason = secret ? Reason.ENCRYPTED : Reason.MALFORMED;
            throw new BackupDocumentException(reason, file, broken.getMessage());
        } catch (EOFException broken) {
            throw new BackupDocumentException(Reason.MALFORMED, file, broken.getMessage());
        } catch (UnreadableException broken) {
            throw broken.named(file);
        }
    }

    private Instant date(ZipEntry entry) {
        return entry.getLastModifiedTime() == null
                ? modified
                : entry.getLastModifiedTime().toInstant();
    }

    private ZipInputStream stream() throws IOException {
        // Names may be in any encoding: ISO 8859-1 has a character for every byte.
        return new ZipInputStream(
                new BufferedInputStream(bytes.open()), StandardCharsets.ISO_8859_1);
    }

    /// The entry at which the zip stands now; where it is wanted again, from the beginning.
    private Opening opening(ZipInputStream zip, int place) {
        boolean[] again = {false};
        return () -> {
            boolean first = !again[0];
            again[0] = true;
            return counted(first ? zip : entry(place), !first);
        };
    }

    private InputStream entry(int place) throws IOException {
        ZipInputStream zip = stream();
        zip.getNextEntry();
        for (int i = 0; i < place; i++) {
            readOn(zip);
            zip.getNextEntry();
        }
        return zip;
    }

    private InputStream counted(InputStream in, boolean owned) {
        return new CountedStream(in, gathered.allowance(), owned);
    }

    /// Reads what is left of an entry, counting it: a small zip may hold a very large one.
    private void readOn(ZipInputStream zip) throws IOException {
        counted(zip, false).transferTo(OutputStream.nullOutputStream());
    }
}

package org.diskchain.backup;

import org.diskchain.backup.BackupDocumentException.Reason;
import org.diskchain.backup.Excess.Limit;
import org.diskchain.bytes.FileFacts;
import org.diskchain.bytes.Storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Opens the documents of a backup: a Backup Components Document, Writer Metadata Documents, the
/// unpacked set of diskshadow, or a folder or zip that holds them. What a document is, its root
/// element says, not its name.
///
/// Reading stops at limits that genuine documents do not come near, see [Excess.Limit].
public final class BackupDocuments {
    private static final String XML = ".xml";
    private static final int SIGNATURE = 4;
    private static final String CABINET = "MSCF";
    private static final String ZIP = "PK\3\4";

    private final Storage storage;

    public BackupDocuments(Storage storage) {
        this.storage = storage;
    }

    /// Opens files, folders and zips as the documents of one backup.
    ///
    /// @throws BackupDocumentException if one that is named cannot be read, if there is nothing of
    ///   a backup, or if they are of several backups; of a folder or zip, unreadable documents are
    ///   findings instead
    public VssSet open(List<Path> places) throws IOException {
        Gathered gathered = new Gathered(new Allowance());
        for (Path place : places) {
            FileFacts facts = facts(place);
            if (facts.isFolder()) folder(place, gathered);
            else file(place, facts, gathered);
        }
        return gathered.set(places.getFirst());
    }

    private FileFacts facts(Path place) throws IOException {
        return storage.facts(place).orElseThrow(() -> new NoSuchFileException(place.toString()));
    }

    private void folder(Path folder, Gathered gathered) throws IOException {
        for (Path file : storage.list(folder)) {
            if (isCabinet(file.getFileName().toString())) gathered.passCabinet(file, "");
            if (!isXml(file.getFileName().toString())) continue;
            FileFacts facts = storage.facts(file).orElse(null);
            if (facts == null || !facts.isFile()) continue;
            String name = file.getFileName().toString();
            gathered.addOneOfMany(file, name, facts.modified(), () -> stream(file, gathered));
        }
    }

    static boolean isCabinet(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".cab");
    }

    static boolean isXml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(XML);
    }

    private void file(Path file, FileFacts facts, Gathered gathered) throws IOException {
        String signature = signature(file, gathered);
        if (signature.equals(CABINET)) throw new BackupDocumentException(Reason.CABINET, file, "");
        if (signature.equals(ZIP)) {
            Gathered.Opening bytes = () -> stream(file, gathered);
            new ZippedDocuments(file, bytes, facts.modified(), gathered).add();
            return;
        }
        if (facts.size() > Limit.DOCUMENT_BYTES.most()) {
            throw new UnreadableException(Limit.DOCUMENT_BYTES).named(file);
        }
        String name = file.getFileName().toString();
        gathered.addNamed(file, name, facts.modified(), () -> stream(file, gathered));
    }

    private String signature(Path file, Gathered gathered) throws IOException {
        try (InputStream in = stream(file, gathered)) {
            return new String(in.readNBytes(SIGNATURE), StandardCharsets.ISO_8859_1);
        }
    }

    private InputStream stream(Path file, Gathered gathered) throws IOException {
        return new CountedStream(new FileStream(storage.open(file)), gathered.allowance(), true);
    }
}

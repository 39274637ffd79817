package org.diskchain.backup;

import org.diskchain.bytes.FileStorage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A program that opens documents which mean harm; run with little memory. It says `refused`,
/// `read` or what went wrong, one line a document.
final class HostileDocuments {
    private static final int MEGABYTE = 1 << 20;
    private static final int GIGABYTE = 1 << 30;

    private HostileDocuments() {}

    public static void main(String[] folder) throws IOException {
        Path place = Path.of(folder[0]);
        tell("gigabyte attribute", stream("<BACKUP_COMPONENTS a=\"", "x", "\"/>"));
        tell("gigabyte comment", stream("<!--", "<", "--><BACKUP_COMPONENTS/>"));
        tell("comment that seems to end", stream("<!--><a b='", "<!-- >", "'/>"));
        tell("gigabyte text", stream("<BACKUP_COMPONENTS>", "x", "</BACKUP_COMPONENTS>"));
        tell("gigabyte name", stream("<", "x", "/>"));
        tell("gigabyte instruction", stream("<?x ", ">", "?>"));
        tell("gigabyte characters", stream("<BACKUP_COMPONENTS><![CDATA[", "<a>", "]]>"));
        tell("depth", stream("<BACKUP_COMPONENTS>", "<a>", ""));
        tell("rows", stream(ROWS, "<FILE_LIST path=\"C:\\%d\" filespec=\"%d\"/>", ""));
        tell("elements", stream("<WRITER_METADATA>", "<a/>", "</WRITER_METADATA>"));
        tell("attributes", stream("<BACKUP_COMPONENTS", " a%d=\"\"", "/>"));
        tell("bomb", () -> open(file(place, "bomb.xml", BOMB)));
        tell("external", () -> open(file(place, "external.xml", EXTERNAL.formatted(place))));
        tell("zip", () -> open(zip(place)));
        tell("large file", () -> open(large(place)));
    }

    private static final String ROWS =
            "<WRITER_METADATA><BACKUP_LOCATIONS><FILE_GROUP componentName=\"x\">";

    private static final String BOMB =
            """
            <?xml version="1.0"?><!DOCTYPE BACKUP_COMPONENTS [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
            <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;">
            <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;">
            ]><BACKUP_COMPONENTS backupType="&g;"/>
            """;

    private static final String EXTERNAL =
            """
            <!DOCTYPE BACKUP_COMPONENTS SYSTEM "file://%s/secret.dtd"><BACKUP_COMPONENTS/>
            """;

    private interface Attempt {
        void run() throws IOException;
    }

    private static void tell(String name, Attempt attempt) {
        try {
            attempt.run();
            System.out.println(name + ": read");
        } catch (UnreadableException | BackupDocumentException refused) {
            System.out.println(name + ": refused");
        } catch (IOException | RuntimeException | Error failed) {
            System.out.println(name + ": " + failed);
        }
    }

    /// A gigabyte of the same, as a stream; `%d` stands for a number that goes up.
    private static Attempt stream(String before, String again, String after) {
        return () -> {
            Allowance allowance = new Allowance();
            Reader text =
                    new GuardedReader(
                            new Repeated(before, again, after), (int) Excess.Limit.PIECE.most());
            new XmlElements(allowance).read(text, new DocumentReading(new Kept(allowance)));
        };
    }

    /// The text in the middle again and again, up to a gigabyte.
    private static final class Repeated extends Reader {
        private final String again;
        private final String after;
        private String piece;
        private int at;
        private long count;
        private long length;
        private boolean ending;

        Repeated(String before, String again, String after) {
            this.again = again;
            this.after = after;
            piece = before;
        }

        @Override
        public int read(char[] buffer, int offset, int size) {
            int done = 0;
            while (done < size && advance()) {
                int step = Math.min(size - done, piece.length() - at);
                piece.getChars(at, at + step, buffer, offset + done);
                at += step;
                done += step;
            }
            return done == 0 ? -1 : done;
        }

        private boolean advance() {
            if (at < piece.length()) return true;
            if (ending) return false;
            length += piece.length();
            ending = length > GIGABYTE;
            String number = Long.toString(count++);
            piece = ending ? after : again.contains("%d") ? again.replace("%d", number) : again;
            at = 0;
            return !piece.isEmpty();
        }

        @Override
        public void close() {}
    }

    private static void open(Path file) throws IOException {
        new BackupDocuments(new FileStorage()).open(List.of(file));
    }

    private static Path file(Path place, String name, String text) throws IOException {
        return Files.writeString(place.resolve(name), text);
    }

    /// A small zip that holds a very large document, and a very large file beside it.
    private static Path zip(Path place) throws IOException {
        Path file = place.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("bc.xml"));
            fill(zip, 70);
            zip.putNextEntry(new ZipEntry("picture.bin"));
            fill(zip, 150);
        }
        return file;
    }

    private static Path large(Path place) throws IOException {
        Path file = place.resolve("large.xml");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("<BACKUP_COMPONENTS a=\"".getBytes(StandardCharsets.UTF_8));
            fill(out, 40);
        }
        return file;
    }

    private static void fill(OutputStream out, int megabytes) throws IOException {
        byte[] spaces = " ".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < megabytes; i++) out.write(spaces);
    }
}

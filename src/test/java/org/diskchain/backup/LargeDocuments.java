package org.diskchain.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.INSTANCE;
import static org.diskchain.testing.VssDocuments.WRITER;

import org.diskchain.bytes.FileStorage;
import org.diskchain.chain.DiskForest;
import org.diskchain.testing.PaperForest;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/// A program that opens documents with as much in them as is read, and with more, checks them and
/// makes a forecast for many disks; run with little memory. It says of each document what became of
/// it, one line each.
final class LargeDocuments {
    private static final int DISKS = 5;
    private static final int ENTRIES = (int) Excess.Limit.ENTRIES.most();
    private static final int SETS = (int) Excess.Limit.FILE_SETS.most();
    private static final int COMPONENTS = (int) Excess.Limit.COMPONENTS.most();

    private static final String FILE =
            "<DIFFERENCED_FILE path=\"%s\" filespec=\"%s\" recursive=\"%s\" lastModifyTime=\"5\"/>";
    private static final String SET = "<FILE_LIST path=\"%s\" filespec=\"%s\" recursive=\"%s\"/>";

    private final Path folder;
    private final PathRules rules;
    private final DiskForest forest;

    private LargeDocuments(Path folder) {
        this.folder = folder;
        PathRule rule = new PathRule(WindowsPath.parse("C:\\VMs").orElseThrow(), folder, false);
        rules = new PathRules(List.of(rule));
        PaperForest disks = new PaperForest(folder);
        for (int i = 0; i < DISKS; i++) disks.base("aaaaaaaaaaaaaaaa" + i + ".vhdx", 0);
        forest = disks.made();
    }

    public static void main(String[] folder) throws IOException {
        LargeDocuments documents = new LargeDocuments(Path.of(folder[0]));
        documents.components();
        documents.entriesAndSets();
        documents.names();
    }

    private void components() throws IOException {
        IntFunction<String> one = i -> component("vm" + i, "");
        tell("components", bcd(COMPONENTS, one), wmd(1, _ -> group("vm1", 1, _ -> set("*"))));
        tell("more components", bcd(9 * COMPONENTS, one));
        tell("components of one name", bcd(COMPONENTS, _ -> component("vm", file("*"))), sets(50));
        tell(
                "declared components",
                bcd(1, one),
                wmd(COMPONENTS, i -> group("vm0", 1, _ -> set("*"))));
        tell("more writers", text("<BACKUP_COMPONENTS>", 9999, _ -> "<WRITER_COMPONENTS/>"));
    }

    private void entriesAndSets() throws IOException {
        tell("entries and sets", entries(100, i -> file(i + "*")), sets(SETS));
        tell("storm", entries(2000, i -> file("*b" + "*a".repeat(i % 100))), storm());
        tell("more entries", entries(ENTRIES + 1, i -> file("*")));
        tell("more sets", entries(1, i -> file("*")), sets(SETS + 1));
        tell(
                "unknown variables",
                entries(1, i -> file("*")),
                wmd(
                        1,
                        _ ->
                                group(
                                        "vm",
                                        SETS / 3,
                                        i -> SET.formatted("%X" + i + "%\\a", "*", "yes"))));
        tell(
                "short names",
                entries(100, i -> file("*")),
                wmd(1, _ -> group("vm", SETS / 2, i -> SET.formatted("C:\\VMS~" + i, "*", "yes"))));
        tell("not understood", entries(ENTRIES, i -> "<FILE path=\"C:\\\"/>"));
    }

    private void names() throws IOException {
        String deep = "C:" + "\\a".repeat(250);
        tell(
                "deep",
                entries(500, i -> FILE.formatted(deep + i, "*", "yes")),
                wmd(SETS / 100, _ -> group("vm", 100, _ -> SET.formatted(deep, "*", "yes"))));
        tell(
                "too deep",
                entries(10, i -> FILE.formatted("C:" + "\\a".repeat(9000) + i, "*", "yes")));
        String wide = "C:\\" + "x".repeat(32_000);
        tell(
                "wide",
                entries(100, i -> FILE.formatted(wide, i, "no")),
                wmd(SETS / 100, _ -> group("vm", 10, i -> SET.formatted(wide, i, "no"))));
        tell("long logical paths", bcd(1000, i -> component("x".repeat(20_000) + i, "")));
        tell(
                "distinct names",
                entries(1, i -> file("*")),
                wmd(
                        1,
                        _ ->
                                group(
                                        "vm",
                                        SETS,
                                        i ->
                                                SET.formatted(
                                                        "C:\\" + Integer.toString(i, 36).repeat(15),
                                                        "*",
                                                        "yes"))));
    }

    private Path storm() throws IOException {
        return wmd(
                1,
                _ ->
                        group(
                                "vm",
                                SETS,
                                i ->
                                        set(
                                                "*a".repeat(10 + i % 20)
                                                        + Integer.toString(i, 36)
                                                        + "*c")));
    }

    private Path sets(int count) throws IOException {
        return wmd(1, _ -> group("vm", count, i -> set("x*" + i)));
    }

    private static String file(String filespec) {
        return FILE.formatted("C:\\VMs", filespec, "yes");
    }

    private static String set(String filespec) {
        return SET.formatted("C:\\VMs", filespec, "yes");
    }

    private static String component(String name, String inner) {
        return "<COMPONENT componentName=\"%s\" componentType=\"filegroup\">%s</COMPONENT>"
                .formatted(name, inner);
    }

    private static String group(String name, int count, IntFunction<String> sets) {
        StringBuilder text = new StringBuilder("<FILE_GROUP componentName=\"" + name + "\">");
        for (int i = 0; i < count; i++) text.append(sets.apply(i));
        return text.append("</FILE_GROUP>").toString();
    }

    private Path bcd(int count, IntFunction<String> components) throws IOException {
        String writer =
                "<WRITER_COMPONENTS instanceId=\"%s\" writerId=\"%s\" backupSchema=\"%d\">"
                        .formatted(INSTANCE, WRITER, ABLE);
        return text("<BACKUP_COMPONENTS backupType=\"incremental\">" + writer, count, components);
    }

    /// One component with these entries.
    private Path entries(int count, IntFunction<String> entries) throws IOException {
        String around = component("vm", "#");
        int cut = around.indexOf('#');
        return bcd(
                count,
                i ->
                        (i == 0 ? around.substring(0, cut) : "")
                                + entries.apply(i)
                                + (i == count - 1 ? around.substring(cut + 1) : ""));
    }

    private Path wmd(int count, IntFunction<String> groups) throws IOException {
        String identification =
                "<IDENTIFICATION instanceId=\"%s\" writerId=\"%s\" friendlyName=\"Example\"/>"
                        .formatted(INSTANCE, WRITER);
        String start = "<WRITER_METADATA backupSchema=\"" + ABLE + "\">" + identification;
        return text(start + "<BACKUP_LOCATIONS>", count, groups);
    }

    /// A document that begins so; what is open at the end is closed.
    private Path text(String start, int count, IntFunction<String> inner) throws IOException {
        Path file = Files.createTempFile(folder, "large", ".xml");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(start);
            for (int i = 0; i < count; i++) out.write(inner.apply(i));
            if (start.contains("<BACKUP_LOCATIONS")) out.write("</BACKUP_LOCATIONS>");
            if (start.contains("<WRITER_COMPONENTS")) out.write("</WRITER_COMPONENTS>");
            out.write(
                    "</"
                            + start.substring(1, start.indexOf(start.contains(" ") ? ' ' : '>'))
                            + ">");
        }
        return file;
    }

    private void tell(String name, Path... documents) throws IOException {
        System.out.println(name + ": " + became(documents));
        for (Path each : documents) Files.delete(each);
    }

    private String became(Path... documents) {
        try {
            VssSet set = new BackupDocuments(new FileStorage()).open(List.of(documents));
            SpecChecks.run(set, Variables.USUAL, Instant.EPOCH);
            BackupForecast.of(set, forest, ForecastInputs.incremental(rules));
            return "read";
        } catch (BackupDocumentException refused) {
            return "refused, " + refused.excess().map(Excess::toString).orElse("");
        } catch (IOException | RuntimeException | Error failed) {
            return failed.toString();
        }
    }
}

package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;

import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.testing.MadeDisks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// `orphans` on real files: which disks are told, what could be their parents, and why.
final class OrphansCommandTest {
    private final MadeDisks disks = new MadeDisks(new FileStorage());
    private final DiskEngine engine = DiskEngine.ofThisMachine();
    private Path live;
    private Path backup;

    @BeforeEach
    void folders(@TempDir Path temporary) throws Exception {
        live = Files.createDirectories(temporary.toRealPath().resolve("live"));
        backup = Files.createDirectories(temporary.toRealPath().resolve("backup"));
    }

    private List<JsonObject> orphans(Path... arguments) {
        String[] words = new String[arguments.length + 2];
        words[0] = "orphans";
        for (int i = 0; i < arguments.length; i++) words[i + 1] = arguments[i].toString();
        words[words.length - 1] = "--json";
        Call call = Call.of(engine, words);
        assertEquals(0, call.exit(), call.err());
        return call.json().getJsonArray("orphans").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> candidates(JsonObject orphan) {
        return orphan.getJsonArray("candidates").getValuesAs(JsonObject.class);
    }

    private static JsonObject fact(JsonObject candidate, String topic) {
        return candidate.getJsonArray("evidence").getValuesAs(JsonObject.class).stream()
                .filter(fact -> fact.getString("topic").equals(topic))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParentFoundInASearchedFolderIsCertain() throws Exception {
        Guid base = disks.base(backup.resolve("golden.vhdx"));
        Guid child = disks.child(live.resolve("a.vhdx"), base, ".\\base.vhdx");
        disks.child(live.resolve("b.vhdx"), child, ".\\a.vhdx");

        JsonObject alone = orphans(live).getFirst();
        assertEquals("missing", alone.getString("state"));
        assertTrue(alone.getBoolean("broken"));
        assertEquals(live.resolve("b.vhdx").toString(), alone.getJsonArray("below").getString(0));
        assertEquals(List.of(), candidates(alone));

        List<JsonObject> found = orphans(live, Path.of("--search"), backup);
        assertEquals(1, found.size());
        assertEquals("moved", found.getFirst().getString("state"));
        JsonObject best = candidates(found.getFirst()).getFirst();
        assertEquals(backup.resolve("golden.vhdx").toString(), best.getString("path"));
        assertEquals("certain", best.getString("verdict"));
        JsonObject identity = fact(best, "data-identity");
        assertEquals("for", identity.getString("speaks"));
        assertEquals(base.toString(), identity.getString("recorded"));
        assertEquals(base.toString(), identity.getString("found"));
        assertEquals("The data identity agrees: " + base + ".", identity.getString("message"));
    }

    @Test
    void anotherIdentityAtTheRecordedPathIsNeverCertain() throws Exception {
        disks.base(live.resolve("base.vhdx"));
        disks.child(live.resolve("a.vhdx"), new Guid(1, 2), ".\\base.vhdx");

        JsonObject orphan = orphans(live).getFirst();

        assertEquals("mismatch", orphan.getString("state"));
        assertEquals(live.resolve("base.vhdx").toString(), orphan.getString("parent"));
        JsonObject told = candidates(orphan).getFirst();
        assertEquals("dangerous", told.getString("verdict"));
        assertEquals("against", fact(told, "data-identity").getString("speaks"));
        assertEquals("for", fact(told, "path").getString("speaks"));
    }

    @Test
    void aSecondVhdOfThatIdentityMakesBothUncertain() throws Exception {
        Guid base = disks.base(backup.resolve("golden.vhd"));
        disks.child(live.resolve("a.vhd"), base, ".\\base.vhd");
        assertEquals("certain", verdict(orphans(live, Path.of("--search"), backup)));

        Files.copy(backup.resolve("golden.vhd"), backup.resolve("copy.vhd"));
        List<JsonObject> found = orphans(live, Path.of("--search"), backup);

        assertEquals("likely", verdict(found));
        JsonObject best = candidates(found.getFirst()).getFirst();
        assertEquals("against", fact(best, "twin").getString("speaks"));
    }

    @Test
    void aVhdOfThatIdentityAndAnotherSizeIsNotCertain() throws Exception {
        Guid base = new Guid(3, 4);
        disks.make(
                backup.resolve("golden.vhd"), base, MadeDisks.link(new Guid(9, 9)), 4 << 20, 512);
        disks.child(live.resolve("a.vhd"), base, ".\\base.vhd");

        List<JsonObject> found = orphans(live, Path.of("--search"), backup);

        assertFalse(verdict(found).equals("certain"));
    }

    private static String verdict(List<JsonObject> orphans) {
        return candidates(orphans.getFirst()).getFirst().getString("verdict");
    }

    @Test
    void aDiskIsNotOfferedAParentThatStandsOnIt() throws Exception {
        Guid top = new Guid(5, 6);
        Guid middle = disks.make(live.resolve("a.vhdx"), new Guid(7, 8), MadeDisks.link(top));
        disks.make(live.resolve("b.vhdx"), top, MadeDisks.link(middle, ".\\a.vhdx"));

        for (JsonObject orphan : orphans(live)) {
            assertEquals("cycle", orphan.getString("state"));
            for (JsonObject candidate : candidates(orphan)) {
                assertEquals("dangerous", candidate.getString("verdict"));
            }
        }
    }

    @Test
    void aSoundForestHasNoOrphans() throws Exception {
        Guid base = disks.base(live.resolve("base.vhdx"));
        disks.child(live.resolve("a.vhdx"), base, ".\\base.vhdx");

        assertEquals(List.of(), orphans(live));
        assertTrue(Call.of(engine, "orphans", live.toString()).out().contains("No orphans"));
    }

    @Test
    void peopleReadItInTheirLanguage() throws Exception {
        Guid base = disks.base(backup.resolve("golden.vhdx"));
        disks.child(live.resolve("a.vhdx"), base, ".\\base.vhdx");
        String[] call = {"orphans", live.toString(), "--search", backup.toString()};

        String english = Call.of(engine, call).out();
        String other =
                Call.of(engine, Locale.of("pt", "BR"), StandardCharsets.UTF_8, null, call).out();

        assertTrue(english.contains("Certain  " + backup.resolve("golden.vhdx")), english);
        assertTrue(english.contains("+ The data identity agrees"), english);
        assertTrue(other.contains("Certo  " + backup.resolve("golden.vhdx")), other);
        assertTrue(other.contains("+ A identidade dos dados confere"), other);
    }

    /// What is printed is what a shell takes, and each command finds what it needs.
    @ParameterizedTest
    @ValueSource(strings = {".vhd", ".vhdx"})
    @DisabledOnOs(OS.WINDOWS)
    void theCommandsThatItEndsWithReconnectAllOfThem(String ending) throws Exception {
        Path deep = Files.createDirectories(backup.resolve("it's $HOME `x` \"old\""));
        Guid base = disks.base(deep.resolve("golden image" + ending));
        Guid middle = disks.child(backup.resolve("z" + ending), base, ".\\gone" + ending);
        Guid top = disks.child(live.resolve("m" + ending), middle, ".\\gone" + ending);
        disks.child(live.resolve("a" + ending), top, ".\\gone" + ending);

        List<String> lines =
                Call.of(engine, "orphans", live + "", "--search", backup + "")
                        .out()
                        .lines()
                        .toList();
        int last =
                lines.indexOf("To reconnect those of which the parent is certain, in this order:");
        List<String> commands = lines.subList(last + 1, lines.size());

        assertEquals(2, commands.size(), "z is none of the live ones");
        for (String command : commands) {
            Call call = Call.of(engine, words(command));
            assertEquals(0, call.exit(), command + ": " + call.err() + call.out());
        }
        List<JsonObject> left = orphans(live, Path.of("--search"), backup);
        assertEquals(List.of(), left.stream().map(orphan -> orphan.getString("path")).toList());
        Call hashed = hash(live.resolve("a" + ending));
        assertEquals(0, hashed.exit(), hashed.err());
    }

    /// A command that is refused for ever is not offered.
    @ParameterizedTest
    @ValueSource(strings = {"AUX.vhd", "a:b.vhd"})
    @DisabledOnOs(OS.WINDOWS)
    void aParentThatCannotBeRecordedIsToBeRenamedFirst(String name) throws Exception {
        Guid base = disks.base(live.resolve(name));
        disks.child(live.resolve("child.vhd"), base, ".\\gone.vhd");
        assertEquals("certain", verdict(orphans(live)));

        String told = Call.of(engine, "orphans", live + "").out();

        assertFalse(told.contains("diskchain-cli reparent"), told);
        assertTrue(told.contains("Rename it first."), told);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameOfTwoLinesIsOneWordInACommand() throws Exception {
        String name = "it's\none \\ \u202e disk";
        Process shell =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "export LC_ALL=C.UTF-8; printf '%s' "
                                        + ReadyCommand.quoted(name, '/'))
                        .start();
        shell.getErrorStream().close();
        assertEquals(
                name, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Call hash(Path disk) {
        return Call.of(engine, "hash", disk + "", "--search", backup + "");
    }

    /// The words of a command without its name, as a shell understands them.
    private static String[] words(String command) throws Exception {
        String arguments = command.strip().substring("diskchain-cli".length());
        Process shell =
                new ProcessBuilder("sh", "-c", "printf '%s\\n'" + arguments)
                        .redirectErrorStream(true)
                        .start();
        try (var out = shell.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toArray(String[]::new);
        }
    }
}

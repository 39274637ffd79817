package org.diskchain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.backup.BackupDocumentException;
import org.diskchain.backup.DocumentFinding;
import org.diskchain.backup.ForecastReason;
import org.diskchain.backup.SpecFinding;
import org.diskchain.backup.Verdict;
import org.diskchain.disk.FaultCode;
import org.diskchain.run.RunRefusedException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The reference page names every code that scripts can meet.
final class ConsoleReferenceTest {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?:-> |(?:failure|machine|Failure)\\(\\s*(?:Exit\\.\\w+,\\s*)?)"
                            + "\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

    @Test
    void everyCodeIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs/console.md"));
        TreeSet<String> codes = new TreeSet<>();
        for (FaultCode fault : FaultCode.values()) codes.add(fault.code());
        for (var reason : RunRefusedException.Reason.values()) codes.add(reason.code());
        for (var reason : BackupDocumentException.Reason.values()) codes.add(reason.code());
        for (var code : DocumentFinding.Code.values()) codes.add(code.code());
        for (var code : ForecastReason.Code.values()) codes.add(code.code());
        for (var rule : SpecFinding.Rule.values()) codes.add(rule.code());
        for (var verdict : Verdict.values()) codes.add(verdict.code());
        for (String folder : new String[] {"chain", "plan", "cli"}) codes.addAll(codes(folder));

        assertTrue(codes.contains("parent-missing") && codes.contains("depth-too-large"));
        codes.removeIf(code -> page.contains("| `" + code + "` |"));
        assertTrue(codes.isEmpty(), "not in docs/console.md: " + codes);
    }

    private static TreeSet<String> codes(String folder) throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/diskchain", folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(c -> codes.add(c.group(1)));
            }
        }
        return codes;
    }
}

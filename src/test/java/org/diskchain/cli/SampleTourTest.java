package org.diskchain.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.read.SampleChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What is shown where no window can be opened.
final class SampleTourTest {
    @Test
    void theForestThePlanOfAMergeAndHowToHaveTheWindow(@TempDir Path temp) throws Exception {
        Path sample = temp.toRealPath().resolve("sample");

        List<String> lines = tour(sample);

        assertEquals(
                "No window can be opened here, so this is the sample in the console.",
                lines.getFirst());
        assertTrue(lines.stream().anyMatch(line -> line.contains("web01-test.avhdx")));
        assertTrue(lines.contains("What a merge of " + SampleChain.PICK + " would do:"));
        assertTrue(lines.contains("Merge 2 disks into ws25-2026-03.avhdx"));
        assertTrue(lines.getLast().contains("xvfb-run"), lines.getLast());
        assertEquals(lines, tour(sample), "the sample of before is shown again");
    }

    private static List<String> tour(Path sample) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        SampleTour.show(sample, printed, Locale.ENGLISH);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

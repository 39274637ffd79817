package org.diskchain.backup;

import static org.diskchain.testing.VssDocuments.ABLE;
import static org.diskchain.testing.VssDocuments.component;
import static org.diskchain.testing.VssDocuments.components;
import static org.diskchain.testing.VssDocuments.differenced;
import static org.diskchain.testing.VssDocuments.file;
import static org.diskchain.testing.VssDocuments.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// `GetDifferencedFilesCount` and `GetDifferencedFile`: their answers and their results. The rows
/// are synthetic.
final class DifferencedFileTest {
    private static final Path FILE = Path.of("/bc.xml").toAbsolutePath();

    private static VssComponent of(String... inner) throws IOException {
        String document = components("incremental", ABLE, component("vm", inner));
        MemoryStorage storage = new MemoryStorage();
        storage.put(FILE, document.getBytes(StandardCharsets.UTF_8));
        return new BackupDocuments(storage)
                .open(List.of(FILE))
                .components()
                .orElseThrow()
                .components()
                .getFirst();
    }

    private static HResult result(VssComponent component, int index) {
        return assertThrows(VssException.class, () -> component.differencedFile(index)).result();
    }

    @Test
    void everyFieldIsGiven() throws Exception {
        VssComponent component =
                of(
                        differenced(
                                file("C:\\VMs\\", "web?.vhdx", "yes", "133801632000000001"),
                                file("%SystemRoot%", "*", "no", "0")));

        assertEquals(2, component.differencedFilesCount());
        DifferencedFile first = component.differencedFile(0);
        assertEquals(new FileSpec("C:\\VMs\\", "web?.vhdx", true), first.spec());
        assertEquals(133801632000000001L, first.lastModifyTime().ticks());
        assertEquals(
                Instant.parse("2025-01-01T00:00:00.000000100Z"), first.lastModifyTime().instant());
        assertEquals("", first.lsn());
        DifferencedFile second = component.differencedFile(1);
        assertEquals(1, second.index());
        assertFalse(second.spec().recursive());
        assertTrue(second.lastModifyTime().isZero());
    }

    @Test
    void indexesOutOfRangeHaveTheirResults() throws Exception {
        VssComponent component = of(differenced(file("C:\\", "*", "no", "0")));

        assertEquals(HResult.E_INVALIDARG, result(component, -1));
        assertEquals(HResult.VSS_E_OBJECT_NOT_FOUND, result(component, 1));
        assertEquals(0x80042308, result(component, Integer.MAX_VALUE).value());
        assertEquals(HResult.VSS_E_OBJECT_NOT_FOUND, result(of(), 0));
        assertEquals(0, of().differencedFilesCount());
        assertEquals(0, of("<DIFFERENCED_FILES/>").differencedFilesCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<DIFFERENCED_FILE filespec='*' lastModifyTime='0'/>",
                "<DIFFERENCED_FILE path='C:\\' lastModifyTime='0'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*' lastModifyTime='yesterday'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*' lastModifyTime='-1'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*' lastModifyTime='0x10'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*'"
                        + " lastModifyTime='18446744073709551616'/>",
                "<DIFFERENCED_FILE path='C:\\' filespec='*' lastModifyTime='0' recursive='maybe'/>",
                "<FILE path='C:\\' filespec='*' lastModifyTime='0'/>",
                "<DIFFERENCED_FILE/>"
            })
    void anEntryThatCannotBeReadSpoilsItsOwnIndexOnlyAndIsShownRaw(String entry) throws Exception {
        VssComponent component =
                of(
                        differenced(
                                file("C:\\a", "*", "no", "0"),
                                entry,
                                file("D:\\b", "*", "no", "1")));

        assertEquals(3, component.differencedFilesCount());
        assertEquals("C:\\a", component.differencedFile(0).spec().path());
        assertEquals(HResult.VSS_E_INVALID_XML_DOCUMENT, result(component, 1));
        assertEquals("D:\\b", component.differencedFile(2).spec().path());
        assertTrue(component.differenced().get(1).toString().startsWith(entry.substring(1, 5)));
        assertTrue(component.mayHideFiles());
    }

    @Test
    void theLargestTimeIsUnsigned() throws Exception {
        VssComponent component = of(differenced(file("C:\\", "*", "no", "18446744073709551615")));

        Filetime time = component.differencedFile(0).lastModifyTime();

        assertEquals(-1, time.ticks());
        assertTrue(time.isAfter(Filetime.of(Instant.parse("9999-12-31T00:00:00Z"))));
        assertEquals(time, Filetime.of(time.instant()));
    }

    @Test
    void whatIsCalledAlikeCountsAndIsNotRead() throws Exception {
        VssComponent component = of("<DIFFERENCED_FILES_2 where='C:\\x'/>");

        assertEquals(1, component.differencedFilesCount());
        assertEquals(HResult.VSS_E_INVALID_XML_DOCUMENT, result(component, 0));
    }

    @Test
    void whatIsNotUnderstoodIsKeptWithItsAttributes() throws Exception {
        VssComponent component =
                of("<TARGETS><TARGET path='C:\\x' note='1'/></TARGETS>", "<COLOUR name='red'/>");

        assertEquals(
                List.of(
                        "TARGETS",
                        "TARGETS/TARGET path=\"C:\\x\" note=\"1\"",
                        "COLOUR name=\"red\""),
                component.notUnderstood().stream().map(RawElement::toString).toList());
        assertTrue(component.mayHideFiles());
        assertFalse(of("<COLOUR name='red'/>").mayHideFiles());
        assertFalse(of().mayHideFiles(), "backup metadata is understood");
    }

    @Test
    void partialFilesAreRead() throws Exception {
        VssComponent component = of(partial("C:\\db", "a.mdf"));

        assertEquals(
                new FileSpec("C:\\db", "a.mdf", false), component.partialFiles().getFirst().spec());
        assertEquals("0:512", component.partialFiles().getFirst().ranges());
    }
}

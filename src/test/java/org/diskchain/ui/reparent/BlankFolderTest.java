package org.diskchain.ui.reparent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.diskchain.bytes.ByteFile;
import org.diskchain.bytes.FileStorage;
import org.diskchain.bytes.Guid;
import org.diskchain.bytes.Storage;
import org.diskchain.chain.DiskForest;
import org.diskchain.chain.Scanner;
import org.diskchain.disk.ParentLink;
import org.diskchain.disk.RecordedPath;
import org.diskchain.disk.RecordedPath.Kind;
import org.diskchain.run.CandidateSearch;
import org.diskchain.run.ReconnectPlanning;
import org.diskchain.run.Reconnector;
import org.diskchain.testing.AtOnce;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.checker.CheckedDisk;
import org.diskchain.work.Progress;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// What the person says of the Windows folders in the wizard is what is checked, and what is
/// written to real files: also where it is nothing, though links of other disks tell something.
@DisabledOnOs(OS.WINDOWS)
final class BlankFolderTest {
    private static final String TOLD = "C:\\vm";
    private static final Set<String> ABSOLUTE = Set.of("W2ku", "absolute_win32_path");

    private final Storage storage = new FileStorage();
    private final EngineReconnects engine =
            new EngineReconnects(
                    new Scanner(storage),
                    new CandidateSearch(storage),
                    new ReconnectPlanning(storage),
                    new Reconnector(storage, new Random(2), InstantSource.system()));
    private final ReparentModel model = new ReparentModel(engine, new AtOnce());

    @ParameterizedTest
    @CsvSource({".vhd,''", ".vhdx,''", ".vhd,D:/disks", ".vhdx,D:/disks", ".vhd,", ".vhdx,"})
    void whatIsSaidIsCheckedAndWritten(String ending, String said, @TempDir Path temp)
            throws Exception {
        Path place = temp.toRealPath();
        Path base = place.resolve("base" + ending);
        Path orphan = place.resolve("kids").resolve("orphan" + ending);
        MadeDisks disks = new MadeDisks(storage);
        Guid identity = disks.base(base);
        disks.child(
                place.resolve("told" + ending),
                identity,
                TOLD + "\\base" + ending,
                ".\\base" + ending);
        disks.child(orphan, identity, ".\\gone\\base" + ending);
        DiskForest forest = engine.scan(List.of(place), Progress.NONE);

        model.open(forest, List.of(place), Set.of(orphan));
        model.goOn();
        model.choose(model.ticked().getFirst(), base);
        model.goOn();
        HostFolder folder = model.folders().all().getFirst();
        assertEquals(TOLD, folder.windowsProperty().get());
        if (said != null) folder.windowsProperty().set(said);
        model.goOn();
        ParentLink checked = model.reconnecting().checks().getFirst().plan().orElseThrow().link();
        model.goOn();

        Reconnected.Done done =
                assertInstanceOf(Reconnected.Done.class, model.reconnecting().results().getFirst());
        assertEquals(checked, done.link());
        List<String> expected =
                Stream.of(said == null ? TOLD : said)
                        .filter(path -> !path.isEmpty())
                        .map(path -> path.replace('/', '\\') + "\\base" + ending)
                        .toList();
        try (ByteFile file = storage.open(orphan)) {
            assertEquals(
                    expected,
                    CheckedDisk.of(file).recorded().stream()
                            .filter(each -> ABSOLUTE.contains(each.key()))
                            .map(CheckedDisk.Recorded::value)
                            .toList());
        }
        assertEquals(
                expected,
                checked.paths().stream()
                        .filter(path -> path.kind() == Kind.ABSOLUTE)
                        .map(RecordedPath::value)
                        .toList());
    }
}

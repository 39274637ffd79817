package org.diskchain.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.diskchain.bytes.HostTrait;
import org.diskchain.bytes.Storage;
import org.diskchain.testing.MadeDisks;
import org.diskchain.testing.MemoryStorage;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the machine stands to the disks of a merge.
final class MeasurerTest {
    private static final Path VM = Path.of("/vm").toAbsolutePath();

    @Test
    void hostTraitsAndRealPathsAreThoseOfTheStorage() throws Exception {
        MemoryStorage memory = new MemoryStorage();
        Path target = Path.of("/far/base.vhdx").toAbsolutePath();
        Path link = VM.resolve("base.vhdx");
        Path source = VM.resolve("child.vhdx");
        MadeDisks disks = new MadeDisks(memory);
        disks.child(source, disks.base(target), ".\\base.vhdx");
        memory.link(link, target);

        Circumstances found =
                new Measurer(sparse(memory, link))
                        .circumstances(
                                List.of(source, link),
                                List.of(),
                                List.of(),
                                List.of(target.getParent()));

        assertEquals(Map.of(source, Set.of(), link, Set.of(HostTrait.SPARSE)), found.hostTraits());
        assertEquals(target, found.realPath(link));
        assertEquals(VM, found.realPath(VM));
    }

    private static Storage sparse(Storage storage, Path file) {
        return (Storage)
                Proxy.newProxyInstance(
                        Storage.class.getClassLoader(),
                        new Class<?>[] {Storage.class},
                        (_, method, arguments) ->
                                method.getName().equals("hostTraits") && arguments[0].equals(file)
                                        ? Set.of(HostTrait.SPARSE)
                                        : method.invoke(storage, arguments));
    }
}

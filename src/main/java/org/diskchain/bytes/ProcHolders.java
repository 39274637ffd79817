package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Other programs that hold files, as Linux tells it (`proc(5)`): open files, locks, and loop
/// devices. One pass for all files. What this process may not see is left out; on other systems
/// nobody is found.
final class ProcHolders {
    private static final int ACCESS_MODE = 3; // O_ACCMODE
    private static final int READ_ONLY = 0; // O_RDONLY
    private static final int LOCK_PROCESS = 4;
    private static final int LOCK_FILE = 5;

    private final Path proc;
    private final Path blockDevices;
    private final long self = ProcessHandle.current().pid();

    /// @param proc normally `/proc`
    /// @param blockDevices normally `/sys/block`
    ProcHolders(Path proc, Path blockDevices) {
        this.proc = proc;
        this.blockDevices = blockDevices;
    }

    /// One entry for each of the files, in their order.
    Map<Path, List<Holder>> of(Collection<Path> files) throws IOException {
        Map<Path, String> keys = new LinkedHashMap<>();
        Map<String, Set<Holder>> holders = new HashMap<>();
        for (Path file : files) {
            String key = Files.isDirectory(proc) ? inode(file) : "";
            keys.put(file, key);
            holders.put(key, new LinkedHashSet<>());
        }
        for (Path process : list(proc, "[0-9]*")) addOpen(process, holders);
        addLocks(holders);
        for (Path device : list(blockDevices, "loop*")) addLoop(device, holders);
        Map<Path, List<Holder>> found = new LinkedHashMap<>();
        keys.forEach((file, key) -> found.put(file, List.copyOf(holders.get(key))));
        return found;
    }

    private void addOpen(Path process, Map<String, Set<Holder>> holders) {
        long number = Long.parseLong(process.getFileName().toString());
        if (number == self) return;
        for (Path descriptor : list(process.resolve("fd"), "*")) {
            try {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (!target.startsWith("/") || target.startsWith("/dev/")) continue;
                Set<Holder> known = holders.get(inode(descriptor));
                if (known != null && isForWriting(process, descriptor)) {
                    known.add(new Holder(program(number), number));
                }
            } catch (IOException closedMeanwhile) {
                continue;
            }
        }
    }

    private static boolean isForWriting(Path process, Path descriptor) throws IOException {
        for (String line :
                Files.readAllLines(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
            if (!line.startsWith("flags:")) continue;
            int flags = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip(), 8);
            return (flags & ACCESS_MODE) != READ_ONLY;
        }
        return false;
    }

    /// Lines like `1: POSIX ADVISORY WRITE 123 08:01:4711 0 EOF`; `->` marks who only waits.
    private void addLocks(Map<String, Set<Holder>> holders) {
        for (String line : lines(proc.resolve("locks"))) {
            String[] words = line.split("\\s+");
            if (line.contains("->") || words.length <= LOCK_FILE) continue;
            long number = Long.parseLong(words[LOCK_PROCESS]);
            Set<Holder> known = holders.get(words[LOCK_FILE]);
            if (known == null || number == self) continue;
            known.add(number > 0 ? new Holder(program(number), number) : new Holder("", 0));
        }
    }

    private void addLoop(Path device, Map<String, Set<Holder>> holders) {
        for (String line : lines(device.resolve("loop").resolve("backing_file"))) {
            try {
                Set<Holder> known = holders.get(inode(Path.of(line)));
                if (known != null) known.add(new Holder(device.getFileName().toString(), 0));
            } catch (IOException gone) {
                continue;
            }
        }
    }

    private String program(long number) {
        List<String> name = lines(proc.resolve(Long.toString(number)).resolve("comm"));
        return name.isEmpty() ? "" : name.getFirst();
    }

    /// Device and inode, links followed, as `/proc/locks` writes them.
    private static String inode(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "unix:dev,ino");
        long device = (Long) found.get("dev");
        long major = device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
        long minor = device & 0xff | device >>> 12 & ~0xffL;
        return "%02x:%02x:%d".formatted(major, minor, (Long) found.get("ino"));
    }

    private static List<Path> list(Path folder, String names) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, names)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException notToBeSeen) {
            return List.of();
        }
        return entries;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notToBeSeen) {
            return List.of();
        }
    }
}

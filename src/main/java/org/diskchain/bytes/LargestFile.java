package org.diskchain.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How large a file may become, by what its file system can hold and by what the system allows to
/// this process.
final class LargestFile {
    static final long UNLIMITED = Long.MAX_VALUE;

    /// FAT keeps a size in 32 bits.
    private static final long FAT = 0xFFFF_FFFFL;

    private static final Set<String> FAT_NAMES = Set.of("vfat", "msdos", "fat", "fat32", "fat16");
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern LIMIT = Pattern.compile("Max file size\\s+(\\d{1,18})\\s.*");

    private LargestFile() {}

    /// @param type as [java.nio.file.FileStore#type] names the file system
    static long on(String type) {
        return FAT_NAMES.contains(type.toLowerCase(Locale.ROOT)) ? FAT : UNLIMITED;
    }

    /// The limit of this process (`RLIMIT_FSIZE`), where the system tells.
    static long ofThisProcess() {
        try {
            for (String line : Files.readAllLines(LIMITS)) {
                Matcher limit = LIMIT.matcher(line);
                if (limit.matches()) return Long.parseLong(limit.group(1));
            }
        } catch (IOException notToBeSeen) {
            return UNLIMITED;
        }
        return UNLIMITED;
    }
}

package org.diskchain.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What a power cut left of all files.
public final class CrashState {
    private final MemoryStorage folders;
    private final Map<Path, MemoryContent> files;
    private final String cut;
    private final long digest;

    /// @param folders a storage with the folders in which the files lie
    /// @param cut when and how, for messages
    CrashState(MemoryStorage folders, Map<Path, MemoryContent> files, String cut) {
        this.folders = folders;
        this.files = Map.copyOf(files);
        this.cut = cut;
        long sum = 0;
        for (Map.Entry<Path, MemoryContent> file : files.entrySet()) {
            sum += MemoryContent.mix(file.getValue().digest() ^ file.getKey().hashCode());
        }
        this.digest = sum;
    }

    /// What is left where nothing was lost.
    public static CrashState of(MemoryStorage storage, String what) {
        return new CrashState(storage, storage.contents(), what);
    }

    /// Tells states apart by names and bytes. Times are not looked at: where they decide what is
    /// done, nothing is uncertain of the file.
    public long digest() {
        return digest;
    }

    public Set<Path> files() {
        return files.keySet();
    }

    /// Tells contents of one file apart; empty where there is no such file.
    public OptionalLong digest(Path file) {
        return Optional.ofNullable(files.get(file))
                .map(content -> OptionalLong.of(content.digest()))
                .orElse(OptionalLong.empty());
    }

    /// A storage of its own with these files.
    public MemoryStorage storage() {
        return folders.with(files);
    }

    @Override
    public String toString() {
        return cut;
    }
}

package org.diskchain.bytes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that this process has locked, by key.
///
/// On POSIX systems closing **any** channel of a locked file drops the lock. So a channel of such a
/// file is closed together with the lock, and lent again to who opens the file meanwhile.
final class LockedFiles {
    private final Map<String, List<FileChannel>> waiting = new HashMap<>();
    private final Map<String, List<FileChannel>> unlent = new HashMap<>();

    /// Locks the bytes from `from` on; empty where another program or this one has the lock.
    synchronized Optional<FileLock> lock(String key, FileChannel channel, long from)
            throws IOException {
        try {
            if (!waiting.containsKey(key)
                    && channel.tryLock(from, Long.MAX_VALUE - from, false) != null) {
                waiting.put(key, new ArrayList<>());
                return Optional.of(() -> unlock(key, channel));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // as held by another
        } catch (IOException e) {
            close(key, channel);
            throw e;
        }
        close(key, channel);
        return Optional.empty();
    }

    /// Closes the channel, at once or with the lock of its file.
    synchronized void close(String key, FileChannel channel) throws IOException {
        List<FileChannel> held = waiting.get(key);
        if (held == null) channel.close();
        else held.add(channel);
    }

    /// The same for a channel that is good for nobody else.
    synchronized void closeUnlent(String key, FileChannel channel) throws IOException {
        List<FileChannel> held = waiting.get(key);
        if (held == null) channel.close();
        else unlent.computeIfAbsent(key, _ -> new ArrayList<>()).add(channel);
    }

    /// A channel of the locked file that nobody uses.
    synchronized Optional<FileChannel> lend(String key) {
        List<FileChannel> held = waiting.getOrDefault(key, List.of());
        return held.isEmpty() ? Optional.empty() : Optional.of(held.removeLast());
    }

    private synchronized void unlock(String key, FileChannel channel) throws IOException {
        List<FileChannel> held = waiting.remove(key);
        if (held == null) return; // closed before
        for (FileChannel other : held) other.close();
        for (FileChannel other : unlent.getOrDefault(key, List.of())) other.close();
        unlent.remove(key);
        channel.close();
    }
}

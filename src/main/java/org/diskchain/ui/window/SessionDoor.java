package org.diskchain.ui.window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where the window of a session takes in later starts of the program: see [SessionPlace].
///
/// Nothing here is needed for the program to work: what fails is noted, and leads to one more
/// window.
public final class SessionDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionDoor.class);

    /// More than all the paths that a command line can carry, in bytes.
    private static final int LONGEST_CALL = 4 << 20;

    /// What became of listening.
    public enum Listening {
        /// Later starts are taken in.
        YES,
        /// Another window of this session takes them in, or is about to.
        ANOTHER,
        /// Nobody can here.
        IMPOSSIBLE
    }

    /// The window, as later starts see it.
    @FunctionalInterface
    public interface Window {
        /// Opens what the words name; on a thread of the door.
        ///
        /// @throws IOException if the window does not answer: the caller opens one of its own
        void open(List<String> words) throws IOException;
    }

    private final SessionPlace place;
    private final List<List<String>> early = new ArrayList<>();
    private FileChannel held;
    private ServerSocketChannel server;
    private Window window; // null until it can be seen; guarded by `early`, as that is

    public SessionDoor(SessionPlace place) {
        this.place = place;
    }

    /// Listens to later starts, until closed. What they say is kept until [#welcome].
    public Listening listen() {
        try {
            PrivateFolder.make(place.folder());
            if (!holdsLock()) return Listening.ANOTHER;
            Files.deleteIfExists(place.socket()); // of a window that died: the lock is ours
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(place.socket()));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("later starts cannot be taken in: {}", e.toString());
            close();
            return Listening.IMPOSSIBLE;
        }
        Thread.ofPlatform().daemon().name("door").start(this::answerAll);
        return Listening.YES;
    }

    /// From now on calls go to the window. Returns the words of those that came before.
    public List<List<String>> welcome(Window shown) {
        synchronized (early) {
            window = shown;
            List<List<String>> before = List.copyOf(early);
            early.clear();
            return before;
        }
    }

    private void take(List<String> words) throws IOException {
        Window shown;
        synchronized (early) {
            shown = window;
            if (shown == null) early.add(words);
        }
        if (shown != null) shown.open(words); // may wait for the window
    }

    private boolean holdsLock() throws IOException {
        held = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (held.tryLock() != null) return true;
        } catch (OverlappingFileLockException heldByThisProcess) {
            LOG.debug("the lock is held by this very program: {}", place.lock());
        }
        held.close();
        held = null;
        return false;
    }

    private void answerAll() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                // a thread each: a silent caller holds up nobody
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                LOG.debug("the door is closed: {}", e.toString());
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller;
                InputStream in = Channels.newInputStream(caller)) {
            byte[] message = in.readNBytes(LONGEST_CALL + 1);
            if (message.length > LONGEST_CALL) throw new IOException("a call without end");
            take(words(message));
            caller.write(ByteBuffer.wrap(new byte[] {SessionPlace.TAKEN}));
        } catch (IOException e) {
            LOG.info("a call was not taken: {}", e.toString());
        }
    }

    private static List<String> words(byte[] message) throws IOException {
        String text = new String(message, StandardCharsets.UTF_8);
        String end = Character.toString(SessionPlace.END_OF_WORD);
        if (!text.equals(end) && !text.endsWith(end + end)) {
            throw new IOException("a call that was cut off");
        }
        return Stream.of(text.split(end)).filter(word -> !word.isEmpty()).toList();
    }

    /// Takes no more calls. The lock file stays, as deleting it could free what another one holds.
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(place.socket());
            }
            if (held != null) held.close();
        } catch (IOException e) {
            LOG.warn("the door did not close: {}", e.toString());
        }
    }
}

package org.diskchain.ui.window;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where a second start of the program in one session finds the window that is there.
///
/// The window holds a lock and listens at a local socket ([SessionDoor]), both in a folder that is
/// the person's alone. A caller sends its words, each ended by a zero byte, and one more zero byte,
/// and waits for one byte back: without that answer it opens a window of its own.
public record SessionPlace(Path folder, Path lock, Path socket) {
    static final byte END_OF_WORD = 0;
    static final byte TAKEN = 1;

    /// @param folder the person's own; made where it is not there
    /// @param name what tells sessions and versions apart that share the folder
    public static SessionPlace of(Path folder, String name) {
        String file = name.replaceAll("[^A-Za-z0-9.-]", "_");
        return new SessionPlace(
                folder, folder.resolve(file + ".lock"), folder.resolve(file + ".socket"));
    }

    /// Hands words to the window of this session; false if there is none that answers.
    ///
    /// @param patience how long to wait for the window, at each step
    public boolean call(List<String> words, Duration patience) {
        if (!Files.exists(socket)) return false;
        try {
            PrivateFolder.make(folder);
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                channel.configureBlocking(false);
                return send(channel, message(words), patience);
            }
        } catch (IOException | UnsupportedOperationException nobodyAnswers) {
            return false;
        }
    }

    private static boolean send(SocketChannel channel, ByteBuffer message, Duration patience)
            throws IOException {
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            while (message.hasRemaining()) {
                if (selector.select(patience.toMillis()) == 0) return false;
                selector.selectedKeys().clear();
                channel.write(message);
            }
            channel.shutdownOutput();
            key.interestOps(SelectionKey.OP_READ);
            if (selector.select(patience.toMillis()) == 0) return false;
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 && answer.get(0) == TAKEN;
        }
    }

    private static ByteBuffer message(List<String> words) {
        StringBuilder message = new StringBuilder();
        words.forEach(word -> message.append(word).append((char) END_OF_WORD));
        message.append((char) END_OF_WORD);
        return ByteBuffer.wrap(message.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package org.diskchain.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.diskchain.ui.window.SessionDoor.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

final class SessionDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final BlockingQueue<List<String>> calls = new LinkedBlockingQueue<>();
    private Path home; // short: the path of a socket has a hundred bytes
    private Path folder;
    private SessionPlace place;
    private SessionDoor door;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("door");
        folder = home.resolve("run");
        place = SessionPlace.of(folder, "window-1.0-:0");
        door = new SessionDoor(place);
    }

    @AfterEach
    void removeHome() throws IOException {
        door.close();
        try (var files = Files.walk(home)) {
            for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(each);
        }
    }

    private void listen() {
        assertEquals(Listening.YES, door.listen());
        assertEquals(List.of(), door.welcome(calls::add));
    }

    /// A person who double-clicks two files, or one of them twice, gets one window.
    @Test
    void aStartBeforeTheWindowCanBeSeenIsKeptForIt() throws InterruptedException {
        assertEquals(Listening.YES, door.listen());
        assertTrue(place.call(List.of("/vm/a.vhdx"), PATIENCE));
        assertTrue(place.call(List.of("/vm/b.vhdx"), PATIENCE));
        List<List<String>> early = List.of(List.of("/vm/a.vhdx"), List.of("/vm/b.vhdx"));
        assertEquals(early, door.welcome(calls::add));
        assertTrue(place.call(List.of("/vm/c.vhdx"), PATIENCE));
        assertEquals(List.of("/vm/c.vhdx"), calls.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void aWindowThatHangsSwallowsNothing() {
        assertEquals(Listening.YES, door.listen());
        door.welcome(
                _ -> {
                    throw new IOException("the window does not answer");
                });
        assertFalse(place.call(List.of("/vm/a.vhdx"), PATIENCE));
    }

    @Test
    void theWindowThatIsThereGetsTheWordsOfALaterStart() throws InterruptedException {
        listen();
        List<String> words = List.of("--sample", "/vm/Máquina 1.avhdx", "/vm/line\nbreak.vhd");
        assertTrue(place.call(words, PATIENCE));
        assertEquals(words, calls.poll(5, TimeUnit.SECONDS));
        assertTrue(
                place.call(List.of(), PATIENCE), "a start without a file brings it to the front");
        assertEquals(List.of(), calls.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void aStartWithoutAWindowThereIsTheFirst() {
        assertFalse(place.call(List.of("/vm/a.vhdx"), PATIENCE));
        listen();
        door.close();
        assertFalse(place.call(List.of("/vm/a.vhdx"), PATIENCE), "the window was closed");
        assertNull(calls.poll());
    }

    @Test
    void ofTwoWindowsTheFirstListens() throws InterruptedException {
        listen();
        SessionDoor second = new SessionDoor(place);
        assertEquals(Listening.ANOTHER, second.listen());
        second.close();
        assertTrue(place.call(List.of("/vm/a.vhdx"), PATIENCE), "the first one still answers");
        assertEquals(List.of("/vm/a.vhdx"), calls.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void whatADeadWindowLeftIsTakenOver() throws IOException {
        PrivateFolder.make(folder);
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(place.socket()));
        dead.close();
        assertTrue(Files.exists(place.socket()));
        assertFalse(place.call(List.of("/vm/a.vhdx"), PATIENCE));
        listen();
        assertTrue(place.call(List.of("/vm/a.vhdx"), PATIENCE));
    }

    @Test
    void aWindowThatDoesNotAnswerIsNotWaitedForForever() throws IOException {
        PrivateFolder.make(folder);
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(place.socket()));
            assertFalse(place.call(List.of("/vm/a.vhdx"), SHORT));
        }
    }

    @Test
    void aCallerThatIsSilentOrCutOffHoldsUpNobody() throws IOException {
        listen();
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(place.socket());
        try (SocketChannel silent = SocketChannel.open(address);
                SocketChannel cutOff = SocketChannel.open(address)) {
            assertTrue(silent.isConnected());
            cutOff.write(ByteBuffer.wrap("/vm/half-a-na".getBytes()));
            cutOff.shutdownOutput();
            assertEquals(-1, cutOff.read(ByteBuffer.allocate(1)), "nothing was taken");
            assertTrue(place.call(List.of("/vm/a.vhdx"), PATIENCE));
        }
        assertEquals(List.of(List.of("/vm/a.vhdx")), List.copyOf(calls));
    }

    @Test
    void sessionsAndVersionsHaveWindowsOfTheirOwn() {
        listen();
        SessionPlace other = SessionPlace.of(folder, "window-1.0-:1");
        assertFalse(other.call(List.of("/vm/a.vhdx"), PATIENCE));
        try (SessionDoor second = new SessionDoor(other)) {
            assertEquals(Listening.YES, second.listen());
        }
    }

    @Test
    void aFolderThatOthersCanEnterIsNotTrusted() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(Listening.IMPOSSIBLE, door.listen());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        listen();
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        assertFalse(place.call(List.of("/vm/a.vhdx"), PATIENCE));
    }

    @Test
    void aLinkToAFolderIsNotTrusted() throws IOException {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        PrivateFolder.make(home.resolve("elsewhere"));
        Files.createSymbolicLink(folder, home.resolve("elsewhere"));
        assertEquals(Listening.IMPOSSIBLE, door.listen());
    }

    @Test
    void aPathTooLongForASocketLeavesTheProgramWithoutADoor() {
        SessionPlace deep = SessionPlace.of(folder, "window-" + "x".repeat(120));
        try (SessionDoor second = new SessionDoor(deep)) {
            assertEquals(Listening.IMPOSSIBLE, second.listen());
        }
        assertFalse(deep.call(List.of(), SHORT));
    }
}

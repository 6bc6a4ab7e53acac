package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way into a container: each as what it is, and none is waited for. */
@Timeout(60)
class TarStreamTest {

    @TempDir private Path folder;
    private final List<String> leftOut = new ArrayList<>();

    @Test
    void a_pipe_is_sent_as_a_pipe_and_a_socket_left_out() throws Exception {
        var source = Files.createDirectory(folder.resolve("d"));
        try (var opened = OpenFolder.at(source)) {
            opened.makePipe(RawName.of("pipe"), 0644);
        }
        Files.writeString(source.resolve("file"), "hi");
        Files.createSymbolicLink(source.resolve("link"), Path.of("/etc"));
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(source.resolve("sock")));

            assertEquals(
                    List.of("FOLDER d/ ", "FILE d/file ", "LINK d/link /etc", "PIPE d/pipe "),
                    entries(source, "d"));
        }
        assertEquals(
                List.of("left out " + source.resolve("sock") + ", which is a socket"), leftOut);
    }

    @Test
    void a_file_with_two_names_is_sent_once() throws IOException {
        var source = Files.createDirectory(folder.resolve("d"));
        Files.writeString(source.resolve("a"), "hi");
        Files.createLink(source.resolve("b"), source.resolve("a"));

        assertEquals(List.of("FILE a ", "HARD_LINK b a"), entries(source, ""));
    }

    @Test
    void names_keep_their_bytes_and_their_length() throws IOException {
        var source = Files.createDirectory(folder.resolve("d"));
        var odd = new RawName("\u00ffbad");
        var longest = "x".repeat(200);
        try (var opened = OpenFolder.at(source)) {
            opened.create(odd).close();
            opened.create(RawName.of(longest)).close();
        }

        assertEquals(List.of("FILE " + longest + " ", "FILE \u00ffbad "), entries(source, ""));
    }

    @Test
    void a_file_that_becomes_shorter_breaks_the_stream_off() throws IOException {
        var source = Files.write(folder.resolve("log"), new byte[200_000]);
        try (var tar = TarStream.of(source, "log", leftOut::add)) {
            assertEquals(TarBlock.SIZE, tar.readNBytes(TarBlock.SIZE).length);
            Files.write(source, new byte[10]);

            var failure = assertThrows(IOException.class, tar::readAllBytes);
            assertEquals("log became shorter while it was read", failure.getMessage());
            assertTrue(tar.failure().isPresent());
        }
    }

    @Test
    void what_is_sent_can_be_unpacked() throws IOException {
        var source = Files.createDirectory(folder.resolve("d"));
        Files.createDirectory(source.resolve("deep"));
        Files.write(source.resolve("deep/file"), new byte[70_000]);
        var target = folder.resolve("out");
        try (var tar = TarStream.of(source, "any", leftOut::add)) {
            Unpacking.unpack(tar, target, false, leftOut::add);
        }

        assertEquals(70_000, Files.size(target.resolve("deep/file")));
    }

    private List<String> entries(Path source, String name) throws IOException {
        var found = new ArrayList<String>();
        try (var stream = TarStream.of(source, name, leftOut::add);
                var tar = new TarReader(new ByteArrayInputStream(stream.readAllBytes()))) {
            for (var next = tar.next(); next.isPresent(); next = tar.next()) {
                var entry = next.get();
                found.add(entry.kind() + " " + entry.name().latin() + " " + entry.link().latin());
            }
        }
        return found;
    }
}

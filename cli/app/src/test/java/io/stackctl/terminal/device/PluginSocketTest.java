package io.stackctl.terminal.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginSocketTest {

    @TempDir Path folder;

    @Test
    void without_the_variable_there_is_none() {
        assertTrue(PluginSocket.of(Map.of()).isEmpty());
    }

    @Test
    void what_the_client_says_is_not_its_end() throws Exception {
        var path = folder.resolve("client.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            var closed = listen(path.toString());

            var connection = server.accept();
            connection.write(ByteBuffer.wrap(new byte[] {1}));
            assertEquals(1, closed.getCount());
            connection.close();

            assertTrue(closed.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void an_abstract_one_is_heard_when_its_owner_dies() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/perl")), "there is no perl");
        var name = "stackctl-test-" + ProcessHandle.current().pid();
        var owner =
                new ProcessBuilder(
                                "/usr/bin/perl",
                                "-MSocket",
                                "-e",
                                "socket(S, AF_UNIX, SOCK_STREAM, 0); bind(S, pack_sockaddr_un(\"\\0$ARGV[0]\")) or die;"
                                        + " listen(S, 1); $| = 1; print \"ready\\n\"; accept(C, S); print \"connected\\n\"; sleep 600",
                                name)
                        .start();
        try (var said = owner.inputReader()) {
            assertEquals("ready", said.readLine());
            var closed = listen("@" + name);
            assertEquals("connected", said.readLine());
            assertEquals(1, closed.getCount());

            owner.destroyForcibly();

            assertTrue(closed.await(30, TimeUnit.SECONDS));
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void one_that_nobody_has_is_not_ours() throws Exception {
        assertFalse(heard("@nobody-listens-here"));
        assertFalse(heard(folder.resolve("nowhere").toString()));
    }

    private static boolean heard(String address) throws Exception {
        var closed = new CountDownLatch(1);
        PluginSocket.of(Map.of("DOCKER_CLI_PLUGIN_SOCKET", address))
                .orElseThrow()
                .whenClosed(closed::countDown)
                .join();
        return closed.getCount() == 0;
    }

    private static CountDownLatch listen(String address) {
        var closed = new CountDownLatch(1);
        PluginSocket.of(Map.of("DOCKER_CLI_PLUGIN_SOCKET", address))
                .orElseThrow()
                .whenClosed(closed::countDown);
        return closed;
    }
}

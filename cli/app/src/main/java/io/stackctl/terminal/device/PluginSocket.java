package io.stackctl.terminal.device;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The socket on which Docker's client waits for its plugin: it closes it when it was told to end,
 * and it closes when it dies (docker/cli, {@code cli-plugins/socket}).
 */
public final class PluginSocket {

    private static final String VARIABLE = "DOCKER_CLI_PLUGIN_SOCKET";
    private static final Path SOCKETS = Path.of("/proc/net/unix");

    /**
     * How long a verb runs before its socket is connected: the way to an abstract one costs more
     * than a short verb takes.
     */
    private static final int SHORT_VERB_MILLIS = 1000;

    private final String address;

    private PluginSocket(String address) {
        this.address = address;
    }

    /**
     * The socket that the client named.
     *
     * @param environment has a path, or {@code @} and an abstract name
     */
    public static Optional<PluginSocket> of(Map<String, String> environment) {
        String address = environment.getOrDefault(VARIABLE, "");
        return address.isEmpty() ? Optional.empty() : Optional.of(new PluginSocket(address));
    }

    /**
     * Calls back once when the client has closed it.
     *
     * @return the thread on which that happens
     */
    public Thread whenClosed(Runnable closed) {
        return Thread.ofPlatform()
                .daemon()
                .name("plugin-socket")
                .start(() -> {
                    if (wasOpenAndCloses()) {
                        closed.run();
                    }
                });
    }

    /**
     * Waits for its end. Whoever is not there in the beginning is not ours: a program that a plugin
     * started may outlive the client whose socket it has in its environment.
     */
    private boolean wasOpenAndCloses() {
        try {
            if (!address.startsWith("@")) {
                return awaitEnd(Path.of(address));
            }
            if (!isListed()) {
                return false;
            }
            Thread.sleep(SHORT_VERB_MILLIS);
            AbstractSocket.awaitEnd(address.substring(1));
            return true;
        } catch (IOException | RuntimeException unusable) {
            // As without such a socket: signals still arrive.
            return false;
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean awaitEnd(Path path) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            var buffer = ByteBuffer.allocate(1);
            while (read(channel, buffer) >= 0) {
                // What it says does not matter: Docker's own plugins do not listen to it either.
                buffer.clear();
            }
            return true;
        }
    }

    private static int read(SocketChannel channel, ByteBuffer buffer) {
        try {
            return channel.read(buffer);
        } catch (IOException reset) {
            return -1;
        }
    }

    private boolean isListed() throws IOException {
        // No streams of lines: their classes are in no short verb's cache.
        String sockets = new String(Files.readAllBytes(SOCKETS), StandardCharsets.ISO_8859_1);
        return sockets.contains(" " + address + "\n");
    }
}

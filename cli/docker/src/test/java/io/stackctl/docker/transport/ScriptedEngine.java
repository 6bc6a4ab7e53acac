package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A unix socket behind which a script plays the engine, one connection after the other. */
final class ScriptedEngine implements AutoCloseable {

    /** What happens on one connection. */
    interface Script {
        void play(Peer peer) throws IOException;
    }

    /** The engine's end of a connection. */
    record Peer(InputStream input, OutputStream output) {

        /** Reads up to the blank line behind a head. */
        String readHead() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = input.read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            return head.toString();
        }

        void write(String text) throws IOException {
            output.write(text.getBytes(StandardCharsets.UTF_8));
            output.flush();
        }
    }

    private final ServerSocketChannel server;
    private final Path socket;
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedEngine(Path folder, Script... scripts) throws IOException {
        socket = folder.resolve("engine.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(() -> serve(scripts));
    }

    private void serve(Script... scripts) {
        for (Script script : scripts) {
            try (SocketChannel channel = server.accept()) {
                connections.incrementAndGet();
                script.play(
                        new Peer(
                                Channels.newInputStream(channel),
                                Channels.newOutputStream(channel)));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    SocketTransport transport() {
        return new SocketTransport(new UnixDialer(socket));
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

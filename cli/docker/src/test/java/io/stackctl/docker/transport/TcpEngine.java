package io.stackctl.docker.transport;

import io.stackctl.docker.transport.ScriptedEngine.Peer;
import io.stackctl.docker.transport.ScriptedEngine.Script;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** A port of this machine behind which a script plays the engine on every connection. */
final class TcpEngine implements AutoCloseable {

    private final ServerSocket server;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    TcpEngine(ServerSocketFactory sockets, boolean askForClients, Script script)
            throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (server instanceof SSLServerSocket secured) {
            secured.setNeedClientAuth(askForClients);
        }
        Thread.ofVirtual().start(() -> serve(script));
    }

    static TcpEngine plain(Script script) throws IOException {
        return new TcpEngine(ServerSocketFactory.getDefault(), false, script);
    }

    private void serve(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> play(socket, script));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Socket socket, Script script) {
        try (socket) {
            script.play(new Peer(new Heard(socket.getInputStream()), socket.getOutputStream()));
        } catch (IOException e) {
            // The client has had enough, or never liked the certificate.
            return;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** All bytes that clients have sent. */
    String heard() {
        synchronized (heard) {
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Heard extends FilterInputStream {

        Heard(InputStream input) {
            super(input);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            synchronized (heard) {
                heard.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            synchronized (heard) {
                heard.write(target, offset, Math.max(count, 0));
            }
            return count;
        }
    }
}

package io.stackctl.kubernetes.fake;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.stackctl.kubernetes.client.ApiClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** A machine that runs one process, whose side of the web socket (RFC 6455) a test plays. */
public final class ProcessServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final ServerSocket server;

    /** The side of the process. */
    @FunctionalInterface
    public interface Side {
        void run(Talk talk) throws IOException;
    }

    /**
     * Runs a process.
     *
     * @param protocol which of those that are offered is taken
     */
    public ProcessServer(String protocol, Side side) {
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(() -> serve(protocol, side));
    }

    /** A client of it. */
    public ApiClient client() {
        return new ApiClient(
                new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                        .build());
    }

    private void serve(String protocol, Side side) {
        try (var socket = server.accept()) {
            var talk = new Talk(socket);
            talk.accept(protocol);
            side.run(talk);
        } catch (IOException closed) {
            // The other side has gone, and the test says whether that is right.
            return;
        }
    }

    /** What is said and heard. */
    public static final class Talk {
        private final Socket socket;
        private final DataInputStream input;

        private Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.input = new DataInputStream(socket.getInputStream());
        }

        private void accept(String protocol) throws IOException {
            var key = "";
            for (var line = line(); !line.isEmpty(); line = line()) {
                if (line.startsWith("Sec-WebSocket-Key: ")) {
                    key = line.substring(line.indexOf(' ') + 1);
                }
            }
            write(
                    ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                                    + digest(key + MAGIC)
                                    + "\r\nSec-WebSocket-Protocol: "
                                    + protocol
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        private static String digest(String text) {
            try {
                var sha = MessageDigest.getInstance("SHA-1");
                return Base64.getEncoder()
                        .encodeToString(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int octet = input.read(); octet >= 0 && octet != '\n'; octet = input.read()) {
                line.append((char) octet);
            }
            return line.toString().strip();
        }

        /** Says something on a channel. */
        public void say(int channel, String text) throws IOException {
            begin(channel, text);
            goOn("", true);
        }

        /** The first part of a message. */
        public void begin(int channel, String text) throws IOException {
            frame(BINARY, (char) channel + text);
        }

        /** A further part. */
        public void goOn(String text, boolean last) throws IOException {
            frame(last ? 0x80 : 0, text);
        }

        /** How the process ended, as the API says it. */
        public void end(String status) throws IOException {
            say(3, status);
            frame(0x80 | CLOSE, "\u0003\u00e8");
            // A connection that is closed with something unread loses what was said last.
            listen();
        }

        /** Hears all that is said, and says nothing. */
        public void listen() throws IOException {
            var _ = input.readAllBytes();
        }

        private void frame(int kind, String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length >= 126) {
                write(
                        new byte[] {
                            (byte) kind, 126, (byte) (bytes.length >> 8), (byte) bytes.length
                        });
            } else {
                write(new byte[] {(byte) kind, (byte) bytes.length});
            }
            write(bytes);
        }

        private void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** What is said next: its channel, and then the text. */
        public String hear() throws IOException {
            input.readByte();
            int length = input.readByte() & 0x7f;
            length = length == 126 ? input.readUnsignedShort() : length;
            var mask = input.readNBytes(4);
            var bytes = input.readNBytes(length);
            for (int i = 0; i < length; i++) {
                bytes[i] ^= mask[i % 4];
            }
            return (bytes[0] & 0xff)
                    + " "
                    + new String(bytes, 1, length - 1, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

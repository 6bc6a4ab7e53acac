package io.stackctl.docker.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One call that the other side makes: messages in, messages out. Its service runs in a thread of
 * its own.
 */
public final class GrpcCall {

    private static final int PREFIX = 5;

    /** The longest message, in bytes, as is usual among programs that speak gRPC. */
    private static final int LONGEST = 4 * 1024 * 1024;

    /** The most that waits to be read: a million requests for files, one of which is small. */
    private static final long MOST_WAITING = 128L * 1024 * 1024;

    /** Of a message that says why a call failed. */
    private static final int LONGEST_WORDS = 1024;

    /** What a waiting message takes beside its bytes. */
    private static final int OVERHEAD = 64;

    private final Http2Connection connection;
    private final int stream;
    private final String method;
    private final Map<String, List<String>> metadata;
    // Messages in their order; an empty one stands for the end.
    private final BlockingQueue<Optional<byte[]>> arrivals = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final AtomicLong waiting = new AtomicLong();
    private boolean answered;
    private volatile boolean broken;

    GrpcCall(
            Http2Connection connection,
            int stream,
            String method,
            Map<String, List<String>> metadata) {
        this.connection = connection;
        this.stream = stream;
        this.method = method;
        this.metadata = metadata;
    }

    /** Such as {@code /grpc.health.v1.Health/Check}. */
    String method() {
        return method;
    }

    /** The values that the caller sent beside the messages. */
    public List<String> metadata(String name) {
        return metadata.getOrDefault(name, List.of());
    }

    /**
     * Blocks for the caller's next message; empty after the last one.
     *
     * @throws IOException when the caller gave up, or is gone
     */
    public Optional<byte[]> next() throws IOException {
        try {
            var arrived = arrivals.take();
            if (arrived.isEmpty() && broken) {
                throw new EOFException("the builder gave up " + method);
            }
            arrived.ifPresent(message -> waiting.addAndGet(-size(message)));
            return arrived;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EOFException("interrupted");
        }
    }

    /** The only message of a call that has one. */
    public ProtobufMessage request() throws IOException {
        return ProtobufMessage.of(next().orElse(new byte[0]));
    }

    /** Sends a message; blocks while the other side has no room. */
    public void send(byte[] message) throws IOException {
        begin();
        var framed =
                ByteBuffer.allocate(PREFIX + message.length)
                        .put((byte) 0)
                        .putInt(message.length)
                        .put(message)
                        .array();
        connection.sendData(stream, framed);
    }

    /** Ends the call. */
    void finish(GrpcStatus status) throws IOException {
        begin();
        var trailers = new ByteArrayOutputStream();
        header("grpc-status", Integer.toString(status.code()), trailers);
        var words = status.message();
        if (!words.isEmpty()) {
            // A frame has room for so many.
            var cut = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
            header("grpc-message", cut.replaceAll("[^ -$&-~]", "?"), trailers);
        }
        connection.sendHeaders(stream, trailers.toByteArray(), true);
    }

    private void begin() throws IOException {
        if (!answered) {
            answered = true;
            var headers = new ByteArrayOutputStream();
            // ":status: 200" is the eighth entry of HPACK's static table (RFC 7541, appendix A).
            headers.write(0x88);
            header("content-type", "application/grpc", headers);
            connection.sendHeaders(stream, headers.toByteArray(), false);
        }
    }

    /** A literal header without indexing and without Huffman coding (RFC 7541, section 6.2.2). */
    private static void header(String name, String value, ByteArrayOutputStream out) {
        out.write(0);
        for (var text : List.of(name, value)) {
            var bytes = text.getBytes(US_ASCII);
            var length = bytes.length;
            if (length < 127) {
                out.write(length);
            } else {
                out.write(127);
                for (length -= 127; length >= 128; length >>= 7) {
                    out.write((length & 127) | 128);
                }
                out.write(length);
            }
            out.writeBytes(bytes);
        }
    }

    /**
     * Takes what arrived, cut anywhere. Only the connection's reader calls this.
     *
     * @throws IOException for a message that is none, or more than there is room for
     */
    void arrived(byte[] data, boolean end) throws IOException {
        partial.writeBytes(data);
        var bytes = ByteBuffer.wrap(partial.toByteArray());
        while (bytes.remaining() >= PREFIX) {
            if (bytes.get(bytes.position()) != 0) {
                throw new IOException("the builder sent a compressed message");
            }
            int length = bytes.getInt(bytes.position() + 1);
            if (length < 0 || length > LONGEST) {
                throw new IOException("the builder sent a message that is too long");
            }
            if (bytes.remaining() - PREFIX < length) {
                break;
            }
            var message = new byte[length];
            bytes.position(bytes.position() + PREFIX).get(message);
            if (waiting.addAndGet(size(message)) > MOST_WAITING) {
                throw new IOException("the builder sends more than can be answered");
            }
            arrivals.add(Optional.of(message));
        }
        partial.reset();
        partial.write(bytes.array(), bytes.position(), bytes.remaining());
        if (end) {
            arrivals.add(Optional.empty());
        }
    }

    private static long size(byte[] message) {
        return (long) message.length + OVERHEAD;
    }

    void broken() {
        broken = true;
        arrivals.add(Optional.empty());
    }
}

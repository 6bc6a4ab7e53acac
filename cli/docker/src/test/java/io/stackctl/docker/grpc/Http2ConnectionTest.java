package io.stackctl.docker.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's side is spoken by hand, with a library's HPACK that had no part in the answers. */
@Timeout(60)
class Http2ConnectionTest {

    private static final int STREAM = 1;

    // Not java.io's piped streams: they fail once the thread that wrote last has ended.
    private final Pipe requests = pipe();
    private final Pipe replies = pipe();
    private final OutputStream toServer = Channels.newOutputStream(requests.sink());
    private final HPackEncoder encoder = new HPackEncoder(4096, US_ASCII);
    private final HPackDecoder decoder = new HPackDecoder(4096, US_ASCII);
    private final DataInputStream answers =
            new DataInputStream(Channels.newInputStream(replies.source()));

    private static Pipe pipe() {
        try {
            return Pipe.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        var input = Channels.newInputStream(requests.source());
        var output = Channels.newOutputStream(replies.sink());
        Map<String, GrpcService> services =
                Map.of(
                        "/echo",
                        call -> {
                            for (var message = call.next();
                                    message.isPresent();
                                    message = call.next()) {
                                call.send(message.get());
                            }
                        },
                        "/refuse",
                        _ -> {
                            throw new GrpcService.Refusal(GrpcStatus.notFound("not é here"));
                        },
                        "/fail",
                        _ -> {
                            throw new StackException(
                                    new Failure.InvalidRequest("the helper is gone", "get it"));
                        },
                        "/lose",
                        _ -> {
                            throw new IOException("No such file or directory");
                        },
                        "/mute",
                        call -> {
                            while (call.next().isPresent()) {
                                Thread.onSpinWait();
                            }
                        });
        var server = new Http2Connection(input, output, services);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        server.serve();
                    } catch (IOException e) {
                        // The test is over, or the caller was refused: either way nobody answers.
                        closeBoth();
                    }
                });
        toServer.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    }

    private void closeBoth() {
        try {
            requests.source().close();
            replies.sink().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        toServer.close();
    }

    private void send(Frame frame) throws IOException {
        toServer.write(frame.bytes());
        toServer.flush();
    }

    private void call(String method) throws Exception {
        var block = new ByteArrayBuffer(64);
        encoder.encodeHeaders(
                block,
                List.of(new BasicHeader(":method", "POST"), new BasicHeader(":path", method)),
                false);
        send(new Frame(Frame.HEADERS, Frame.END_HEADERS, STREAM, block.toByteArray()));
    }

    private static byte[] message(String text) {
        return ByteBuffer.allocate(5 + text.length())
                .put((byte) 0)
                .putInt(text.length())
                .put(text.getBytes(US_ASCII))
                .array();
    }

    private Frame next(int type) throws IOException {
        var frame = Frame.read(answers);
        while (frame.type() != type) {
            frame = Frame.read(answers);
        }
        return frame;
    }

    private List<String> headers() throws Exception {
        List<String> headers = new ArrayList<>();
        for (var header : decoder.decodeHeaders(ByteBuffer.wrap(next(Frame.HEADERS).payload()))) {
            headers.add(header.getName() + ": " + header.getValue());
        }
        return headers;
    }

    @Test
    void a_message_that_arrives_in_pieces_is_answered_and_the_call_ends_well() throws Exception {
        var whole = message("hello");
        call("/echo");
        send(new Frame(Frame.DATA, 0, STREAM, new byte[] {whole[0], whole[1]}));
        var rest = ByteBuffer.wrap(whole, 2, whole.length - 2).slice();
        var bytes = new byte[rest.remaining()];
        rest.get(bytes);
        send(new Frame(Frame.DATA, Frame.END_STREAM, STREAM, bytes));

        assertEquals(List.of(":status: 200", "content-type: application/grpc"), headers());
        assertEquals("hello", new String(next(Frame.DATA).payload(), 5, 5, US_ASCII));
        assertEquals(List.of("grpc-status: 0"), headers());
    }

    @Test
    void no_more_is_sent_than_the_caller_has_room_for() throws Exception {
        // SETTINGS_INITIAL_WINDOW_SIZE, the fourth setting: ten bytes.
        send(new Frame(Frame.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 10}));
        call("/echo");
        send(new Frame(Frame.DATA, Frame.END_STREAM, STREAM, message("more than ten bytes")));

        var sent = new ByteArrayOutputStream();
        var first = next(Frame.DATA).payload();
        assertEquals(10, first.length);
        sent.writeBytes(first);
        send(Frame.ofNumber(Frame.WINDOW_UPDATE, STREAM, 100));
        sent.writeBytes(next(Frame.DATA).payload());

        assertEquals("more than ten bytes", sent.toString(US_ASCII).substring(5));
    }

    @Test
    void refusals_and_unknown_methods_are_told_as_such() throws Exception {
        call("/refuse");
        headers();
        assertEquals(List.of("grpc-status: 5", "grpc-message: not ? here"), headers());

        call("/nothing");
        headers();
        assertEquals(
                List.of("grpc-status: 12", "grpc-message: unknown method /nothing"), headers());
    }

    @ParameterizedTest
    @CsvSource({"/fail, the helper is gone", "/lose, No such file or directory"})
    void a_service_that_breaks_down_leaves_no_caller_waiting(String method, String why)
            throws Exception {
        call(method);

        headers();
        assertEquals(List.of("grpc-status: 2", "grpc-message: " + why), headers());
    }

    @Test
    void pings_and_settings_are_acknowledged() throws Exception {
        send(new Frame(Frame.PING, 0, 0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));

        var answer = next(Frame.PING);

        assertTrue(answer.has(Frame.ACK));
        assertEquals(8, answer.payload()[7]);
    }

    /** Whether the server has ended the connection. */
    private void awaitEnd() {
        assertThrows(
                IOException.class,
                () -> {
                    for (var frame = Frame.read(answers); ; frame = Frame.read(answers)) {
                        assertTrue(frame.type() != Frame.HEADERS, "it answers the call");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4 * 1024 * 1024 + 1})
    void a_message_of_an_impossible_length_ends_the_connection(int length) throws Exception {
        call("/mute");
        send(
                new Frame(
                        Frame.DATA,
                        0,
                        STREAM,
                        ByteBuffer.allocate(5).put((byte) 0).putInt(length).array()));

        awaitEnd();
    }

    @Test
    void headers_without_end_end_the_connection() throws Exception {
        var part = new byte[Frame.LONGEST];
        send(new Frame(Frame.HEADERS, 0, STREAM, part));
        assertThrows(
                IOException.class,
                () -> {
                    while (true) {
                        send(new Frame(Frame.CONTINUATION, 0, STREAM, part));
                    }
                });
    }

    @Test
    void calls_without_number_end_the_connection() throws Exception {
        var block = new ByteArrayBuffer(64);
        encoder.encodeHeaders(block, List.of(new BasicHeader(":path", "/mute")), false);
        var bytes = block.toByteArray();
        assertThrows(
                IOException.class,
                () -> {
                    for (var stream = 1; stream < 1_000_000; stream += 2) {
                        send(new Frame(Frame.HEADERS, Frame.END_HEADERS, stream, bytes));
                    }
                });
    }

    @Test
    void frames_that_are_cut_short_end_the_connection() throws Exception {
        call("/mute");
        // Padding of 200 bytes in a frame of three.
        send(new Frame(Frame.DATA, 8, STREAM, new byte[] {(byte) 200, 0, 0}));

        awaitEnd();
    }
}

package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Grant;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: a message, a refusal or an early end, and nothing is kept of it. */
class HostileBytesTest {
    private static final long SEED = 20_261_125;
    private static final int MESSAGES = Integer.getInteger("fuzz.messages", 30_000);
    private static final int BYTES = 64 * 1024;

    private static final List<String> REQUESTS =
            List.of(
                    "GET /a/b?c=d HTTP/1.1\r\nHost: shop.local\r\nX-Own: 1\r\nConnection: close\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: shop.local:80\r\nContent-Length: 5\r\n\r\nhello",
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: z\r\n\r\n",
                    "GET http://shop.local/x HTTP/1.1\r\nHost: shop.local\r\n\r\n",
                    "HEAD / HTTP/1.0\r\n\r\n");

    private static final List<String> RESPONSES =
            List.of(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
                    "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                    "HTTP/1.0 404 Not Found\r\nX: y\r\n\r\nuntil the end",
                    "HTTP/1.1 204 No Content\r\n\r\n",
                    "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");

    private final Mutations mutations = new Mutations(SEED);
    private final Budget budget = new Budget(BYTES);

    /** Reads one message; the head as text when there is one, or why there is none. */
    private interface Reading {
        String read(Link link) throws IOException;
    }

    private String outcome(String bytes, int piece, Reading reading) {
        try (var link = Link.of(new Spoken(bytes, piece), budget)) {
            return reading.read(link);
        } catch (Refusal refusal) {
            assertTrue(refusal.status() >= 400 && refusal.status() <= 505, refusal.reason());
            return "refused";
        } catch (EOFException early) {
            return "early end";
        } catch (IOException | RuntimeException other) {
            throw new AssertionError("from " + bytes, other);
        }
    }

    private static String request(Link link) throws IOException {
        var head = HeadReader.request(link.in());
        var text = head.method() + " " + head.target() + " " + head.minor() + "\n" + head.host();
        return text + fields(head.headers()) + body(link, head.body());
    }

    private static String response(Link link) throws IOException {
        var head = HeadReader.response(link.in());
        var framing = BodyFraming.ofResponse("GET", head);
        return head.status() + head.reason() + fields(head.headers()) + body(link, framing);
    }

    private static String fields(Headers headers) {
        var text = new StringBuilder("\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    private static String body(Link link, BodyFraming framing) throws IOException {
        var text = new StringBuilder();
        var body = new Body(link.in(), framing);
        for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
            text.append(
                    new String(
                            link.in().array(),
                            link.in().position(),
                            bytes,
                            StandardCharsets.ISO_8859_1));
            body.consume(bytes);
        }
        return framing + text.toString();
    }

    private void check(List<String> messages, Reading reading) {
        for (int i = 0; i < MESSAGES; i++) {
            var bytes = mutations.of(messages);

            var whole = outcome(bytes, bytes.length() + 1, reading);

            assertEquals(whole, outcome(bytes, mutations.upTo(9), reading), bytes);
            var all = new Grant(budget);
            assertTrue(all.more(BYTES), "all of the budget is given back");
            all.giveBack();
        }
    }

    @Test
    void requests_are_read_in_one_way_however_they_come() {
        check(REQUESTS, HostileBytesTest::request);
    }

    @Test
    void responses_are_read_in_one_way_however_they_come() {
        check(RESPONSES, HostileBytesTest::response);
    }

    /** A peer that has said everything beforehand, in pieces of a few bytes. */
    private static final class Spoken implements Wire {
        private final byte[] said;
        private final int piece;
        private int at;

        Spoken(String said, int piece) {
            this.said = said.getBytes(StandardCharsets.ISO_8859_1);
            this.piece = piece;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int bytes = Math.min(Math.min(length, piece), said.length - at);
            System.arraycopy(said, at, into, offset, bytes);
            at += bytes;
            return bytes == 0 ? -1 : bytes;
        }

        @Override
        public boolean hasInput() {
            return at < said.length;
        }

        @Override
        public void write(byte[] from, int offset, int length) {}

        @Override
        public void readTimeout(Duration timeout) {}

        @Override
        public void endOutput() {}

        @Override
        public void close() {}
    }
}

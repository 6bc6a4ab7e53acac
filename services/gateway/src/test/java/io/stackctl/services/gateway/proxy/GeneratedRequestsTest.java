package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a client says is passed on as the same request or not at all. All of the way of a request
 * but its sockets, many thousand times; {@code -Dfuzz.requests=…} for more.
 */
class GeneratedRequestsTest {
    private static final long SEED = 20_261_127;
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: shop.local\r\n\r\n";

    private final GeneratedRequests generated = new GeneratedRequests(SEED);
    private final InetAddress peer = InetAddress.ofLiteral("10.0.0.9");

    private final Forwarded forwarded = new Forwarded(AddressRanges.of(""));

    /** A request that was taken and passed on as a whole. */
    private record Taken(String method, String target, String body) {}

    /** Takes requests until one is refused, broken off, or the last of its connection. */
    private List<Taken> pass(String bytes, ScriptedWire instance) throws IOException {
        var said = new ScriptedWire();
        for (int at = 0; at < bytes.length(); ) {
            int end = Math.min(bytes.length(), at + generated.upTo(bytes.length()));
            said.says(bytes.substring(at, end));
            at = end;
        }
        List<Taken> taken = new ArrayList<>();
        var budget = Budget.unlimited();
        try (var client = Link.of(said, budget);
                var link = Link.of(instance, budget)) {
            boolean more = true;
            while (more && (client.in().buffered() > 0 || client.in().fill())) {
                var head = HeadReader.request(client.in());
                more = head.keepsAlive();
                taken.add(pass(head, client, link));
            }
        } catch (Refusal refusal) {
            assertTrue(refusal.status() >= 400 && refusal.status() <= 505, refusal.reason());
        } catch (EOFException brokenOff) {
            return taken;
        }
        return taken;
    }

    private Taken pass(RequestHead head, Link client, Link link) throws IOException {
        var rewritten = Rewrite.of(head, peer, "http", List.of());
        var target = head.target().checked().toString();
        var outgoing = new Outgoing(head, (Rewrite.Forward) rewritten, forwarded, peer);
        outgoing.readSmallBody(client);
        outgoing.send(link.out(), "10.0.0.1");
        var body = new StringBuilder();
        if (outgoing.streams()) {
            boolean chunked = head.body() instanceof BodyFraming.Chunked;
            var streamed = new Body(client.in(), head.body());
            for (int ready = streamed.await(); ready >= 0; ready = streamed.await()) {
                body.append(
                        new String(
                                client.in().array(),
                                client.in().position(),
                                ready,
                                StandardCharsets.ISO_8859_1));
                streamed.sendOn(link.out(), ready, chunked);
            }
            link.out().text(chunked ? "0\r\n\r\n" : "").flush();
        }
        return new Taken(head.method(), target, body.toString());
    }

    @Test
    void what_is_passed_on_is_what_was_taken_and_what_is_forbidden_is_not() throws Exception {
        int whole = 0;
        for (int i = 0; i < REQUESTS; i++) {
            var made = generated.next();
            var instance = new ScriptedWire();

            var taken = pass(made.bytes() + NEXT, instance);

            assertTrue(!made.forbidden() || taken.isEmpty(), made.bytes());
            var arrived = WireRecord.requests(instance.heard());
            assertEquals(taken.size(), arrived.size(), made.bytes());
            for (int k = 0; k < arrived.size(); k++) {
                check(taken.get(k), arrived.get(k), made.bytes());
            }
            boolean next = arrived.stream().anyMatch(one -> one.start().startsWith("GET /next "));
            whole += next ? 1 : 0;
        }
        assertTrue(whole > REQUESTS / 10, "most are no requests at all: " + whole);
    }

    private static void check(Taken taken, WireRecord.Message arrived, String bytes) {
        assertEquals(taken.method() + " " + taken.target() + " HTTP/1.1", arrived.start(), bytes);
        if (!arrived.all("content-length").isEmpty() && taken.body().isEmpty()) {
            assertTrue(bytes.contains(arrived.body()), bytes); // read before it was sent
        } else {
            assertEquals(taken.body(), arrived.body(), bytes);
        }
        for (var name :
                List.of("te", "trailer", "keep-alive", "proxy-connection", "x-late", "expect")) {
            assertEquals(List.of(), arrived.all(name), bytes);
        }
        for (var field : arrived.fields()) {
            assertTrue(!field.contains("6.6.6.6"), bytes);
            assertTrue(!field.startsWith("x_forwarded"), bytes);
        }
        assertTrue(!arrived.all("upgrade").contains("h2c"), bytes);
    }
}

package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ways of hiding one request in another that have worked with others. */
@Timeout(120)
class KnownSmugglingTest {
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: shop.local\r\n\r\n";

    private final RecordingInstance instance =
            new RecordingInstance(
                    start -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", answer -> false);
    private final Proxied proxied = new Proxied(Proxied.LIMITS, "", instance.backend());

    KnownSmugglingTest() throws Exception {}

    @AfterEach
    void end() throws Exception {
        proxied.close();
        instance.close();
    }

    private List<String> paths() {
        return instance.requests().stream()
                .map(request -> request.start().split(" ", 3)[1])
                .toList();
    }

    private static String post(String... fields) {
        return "POST /a HTTP/1.1\r\nHost: shop.local\r\n" + Client.lines(fields) + "\r\n";
    }

    /** It is answered with 400, and no whole request arrives. */
    private void refused(String bytes) throws Exception {
        var answer = Client.ask(proxied.port(), bytes);

        assertTrue(answer.startsWith("HTTP/1.1 400 "), bytes + answer);
        assertEquals(List.of(), paths(), bytes);
    }

    @Test
    void two_lengths_in_either_order() throws Exception {
        // LiteSpeed, 2024: a length before the coding was passed on beside a second one.
        refused(post("Content-Length: 0", "Transfer-Encoding: chunked") + "2a\r\n" + HIDDEN);
        // Sozu, 2021: a tab behind the coding hid it.
        refused(post("Transfer-Encoding: chunked\t", "Content-Length: 60") + "0\r\n\r\n" + HIDDEN);
    }

    @Test
    void codings_that_only_some_take_for_chunked() throws Exception {
        // tinyproxy, 2026.
        for (var coding : List.of("chunked,", "chunked, gzip", "chunked  ,  gzip")) {
            refused(post("Transfer-Encoding: " + coding, "Content-Length: 5") + "0\r\n\r\n");
            refused(post("Transfer-Encoding: " + coding) + "0\r\n\r\n" + HIDDEN);
        }
        // Found by Burp, 2022.
        refused(post("Transfer-Encoding: chunked", "Transfer-Encoding: identity") + "0\r\n\r\n");
        // Node.js, CVE-2022-32215 and before.
        refused(post("Transfer-Encoding:", " chunked") + "0\r\n\r\n" + HIDDEN);
        refused(post("Transfer-Encoding: \u000bchunked") + "0\r\n\r\n" + HIDDEN);
        refused(post("Transfer-Encoding : chunked") + "0\r\n\r\n" + HIDDEN);
    }

    @Test
    void size_lines_that_end_otherwise() throws Exception {
        var chunked = post("Transfer-Encoding: chunked");
        // Go, CVE-2025-22871, and nginx, 2025.
        refused(chunked + "5\nhello\r\n0\r\n\r\n" + HIDDEN);
        // ASP.NET, CVE-2025-55315.
        refused(chunked + "2;\nxx\r\n2f\r\n0\r\n\r\n" + HIDDEN);
        // Node.js, CVE-2022-32214 and CVE-2021-22960.
        refused(chunked + "5;a\rb\r\nhello\r\n0\r\n\r\n" + HIDDEN);
        // Node.js, CVE-2024-27982 was a space before a field; this is one behind a size.
        refused(chunked + "5 x\r\nhello\r\n0\r\n\r\n" + HIDDEN);
    }

    @Test
    void numbers_that_only_some_can_read() throws Exception {
        // hyper, CVE-2021-32715: a plus sign.
        refused(post("Content-Length: +3") + "abc" + HIDDEN);
        // hyper, CVE-2021-32714: a size of more than 64 bits.
        refused(post("Transfer-Encoding: chunked") + "f0000000000000003\r\nabc\r\n0\r\n\r\n");
        refused(post("Content-Length: 18446744073709551619") + "abc" + HIDDEN);
    }

    @Test
    void names_that_only_some_can_read() throws Exception {
        // HAProxy, CVE-2023-25725: an empty name ended the head for it.
        refused("GET /a HTTP/1.1\r\nHost: shop.local\r\n: x\r\nContent-Length: 5\r\n\r\nhello");
        // Several, by a byte that is none of a name's.
        refused("GET /a HTTP/1.1\r\nHost: shop.local\r\nContent-Length\u00a0: 5\r\n\r\nhello");
    }

    @Test
    void a_name_longer_than_a_byte_can_count_is_only_a_name() throws Exception {
        // HAProxy, CVE-2021-40346.
        var name = "Content-Length0" + "a".repeat(255) + ":";

        Client.ask(
                proxied.port(),
                post(name, "Content-Length: " + HIDDEN.length(), "Connection: close") + HIDDEN);

        assertEquals(List.of("/a"), paths());
        assertEquals(HIDDEN, instance.requests().getFirst().body());
    }

    @Test
    void what_comes_behind_a_body_is_no_field() throws Exception {
        // Traefik, CVE-2026-88004: names that are cleaned in the head came in the trailer.
        Client.ask(
                proxied.port(),
                post("Transfer-Encoding: chunked", "Trailer: X-Real-Ip", "Connection: close")
                        + "2\r\nhi\r\n0\r\nX-Real-Ip: 6.6.6.6\r\nContent-Length: 50\r\n\r\n");

        var arrived = instance.requests().getFirst();
        assertEquals("hi", arrived.body());
        assertFalse(arrived.fields().toString().contains("6.6.6.6"));
        assertEquals(List.of(), arrived.all("trailer"));
    }

    @Test
    void an_upgrade_that_the_instance_does_not_make_makes_no_tunnel() throws Exception {
        // Several, since 2019: bytes behind a refused WebSocket were passed on unread.
        var answer =
                Client.ask(
                        proxied.port(),
                        Client.head(
                                        "GET /ws HTTP/1.1",
                                        "Host: shop.local",
                                        "Connection: Upgrade",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 777")
                                + Client.head(
                                        "GET /hidden HTTP/1.1",
                                        "Host: other.local",
                                        "Connection: close"));

        assertEquals(List.of("/ws"), paths());
        assertTrue(answer.contains("HTTP/1.1 404 "), "it was read as a request of its own");
    }

    @Test
    void nobody_is_asked_to_speak_http_2() throws Exception {
        // h2c smuggling, 2020; Traefik has an issue open.
        Client.ask(
                proxied.port(),
                Client.head(
                        "GET /a HTTP/1.1",
                        "Host: shop.local",
                        "Connection: Upgrade, HTTP2-Settings, close",
                        "Upgrade: h2c",
                        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"));

        var arrived = instance.requests().getFirst();
        assertEquals(List.of(), arrived.all("upgrade"));
        assertEquals(List.of(), arrived.all("http2-settings"));
    }

    @Test
    void a_body_that_get_may_have_stays_one() throws Exception {
        var bytes =
                "GET /a HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\nContent-Length: "
                        + HIDDEN.length()
                        + "\r\n\r\n"
                        + HIDDEN;

        Client.ask(proxied.port(), bytes);

        assertEquals(List.of("/a"), paths());
    }
}

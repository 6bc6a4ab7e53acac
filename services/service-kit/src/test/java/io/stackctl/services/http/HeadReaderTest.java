package io.stackctl.services.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadReaderTest {
    private static RequestHead read(String text) throws IOException {
        return HeadReader.request(CannedWire.input(text));
    }

    @Test
    void a_request_is_read_into_its_parts() throws IOException {
        var head =
                read(
                        "POST /a/b?c=d HTTP/1.1\r\nHost: Shop.Local:8080\r\nContent-Length: 12\r\n\r\n");

        assertEquals("POST", head.method());
        assertEquals(new RequestTarget("/a/b", "?c=d"), head.target());
        assertEquals("shop.local:8080", head.host());
        assertEquals("shop.local", head.hostName());
        assertEquals(new BodyFraming.Length(12), head.body());
        assertFalse(head.idempotent());
        assertTrue(head.keepsAlive());
    }

    /**
     * Each of these is understood differently by some pair of servers, which is what smuggling
     * rests on.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 3",
                "Content-Length: 3|Content-Length: 3",
                "Content-Length: 3|Content-Length: 4",
                "Content-Length: 3, 3",
                "Content-Length: +3",
                "Content-Length: -3",
                "Content-Length: 0x3",
                "Content-Length: 3 4",
                "Content-Length:",
                "Content-Length: 9999999999999999999",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding:",
                "Transfer-Encoding : chunked",
                "Content-Length : 3",
                " Content-Length: 3",
                "X: a| folded",
                "X: a|\tfolded",
                "X Y: a",
                "X\u0000: a",
                "X\u00e9: a",
                "X(: a",
                ": a",
                "no colon",
                "X: a\u0000b",
                "X: a\u0001b",
                "X: a\u007fb",
                "Host: other"
            })
    void a_head_that_can_be_read_in_two_ways_is_refused(String fields) {
        var text = "POST / HTTP/1.1\r\nHost: a\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n";

        assertEquals(400, assertThrows(Refusal.class, () -> read(text)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\n",
                "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
                "GET / HTTP/1.1\rHost: a\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /\r\nHost: a\r\n\r\n",
                "GET / http/1.1\r\nHost: a\r\n\r\n",
                "GE(T / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\tGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET a HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET https://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost:\r\n\r\n",
                "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            })
    void a_malformed_request_is_refused(String text) {
        assertEquals(400, assertThrows(Refusal.class, () -> read(text)).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../b",
                "/a/..",
                "/./b",
                "/a/%2e%2e/b",
                "/a/.%2E/b",
                "/a/..%2fb",
                "/a/..\\b",
                "/a/..;x/b",
                "/a%2f../b",
                "/a/..%3b/b",
                "/a/%252e%252e/b",
                "/a/..%252fb",
                "/a/..%255cb",
                "/a/%25252e./b",
                "/a/%c0%ae%c0%ae/b",
                "/a/%C0%AE./b",
                "/a/..%c0%afb",
                "/a/%e0%80%ae/b",
                "//evil/b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%00"
            })
    void a_path_that_hides_where_it_leads_is_refused(String path) {
        var text = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";

        assertEquals(
                400, assertThrows(Refusal.class, () -> read(text).target().checked()).status());
    }

    @ParameterizedTest
    @CsvSource({
        "/%61pi/x, /api/x",
        "/a%2Fb, /a%2Fb",
        "/a%20b, /a%20b",
        "/.well-known/..x/a.., /.well-known/..x/a..",
        "http://A/x?y, /x?y",
        "http://a:80, /",
        "http://a?y, /?y"
    })
    void a_target_is_brought_into_one_form(String target, String expected) throws IOException {
        assertEquals(
                expected,
                read("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").target().toString());
    }

    @ParameterizedTest
    @CsvSource({"CONNECT a:443, 405", "TRACE /, 405"})
    void methods_that_are_not_for_a_reverse_proxy_are_refused(String start, int status) {
        var text = start + " HTTP/1.1\r\nHost: a\r\n\r\n";

        assertEquals(status, assertThrows(Refusal.class, () -> read(text)).status());
    }

    @Test
    void an_unknown_version_is_505() {
        assertEquals(
                505,
                assertThrows(Refusal.class, () -> read("GET / HTTP/2.0\r\nHost: a\r\n\r\n"))
                        .status());
    }

    @Test
    void a_long_target_is_414_and_long_or_many_fields_are_431() {
        var longTarget = "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        var longField = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(17_000) + "\r\n\r\n";
        var longTogether =
                "GET / HTTP/1.1\r\nHost: a\r\n"
                        + ("X: " + "a".repeat(3000) + "\r\n").repeat(6)
                        + "\r\n";
        var many = "GET / HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(100) + "\r\n";

        assertEquals(414, assertThrows(Refusal.class, () -> read(longTarget)).status());
        assertEquals(431, assertThrows(Refusal.class, () -> read(longField)).status());
        assertEquals(431, assertThrows(Refusal.class, () -> read(longTogether)).status());
        assertEquals(431, assertThrows(Refusal.class, () -> read(many)).status());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 100_000})
    void a_limit_is_the_same_however_the_bytes_come(int piece) throws IOException {
        // "GET /" and " HTTP/1.1" are 14 of them.
        var fits =
                "GET /"
                        + "a".repeat(HeadReader.MAX_REQUEST_LINE - 14)
                        + " HTTP/1.1\r\nHost: a\r\n\r\n";
        var tooLong = fits.replace("GET /", "GET /a");

        assertEquals("GET", HeadReader.request(input(fits, piece)).method());
        assertEquals(
                414,
                assertThrows(Refusal.class, () -> HeadReader.request(input(tooLong, piece)))
                        .status());
    }

    private static HttpInput input(String text, int piece) {
        return new HttpInput(new CannedWire(text, piece), HeadReader.MAX_HEAD, Budget.unlimited());
    }

    @Test
    void a_head_just_below_the_limits_is_read() throws IOException {
        var text =
                "GET /"
                        + "a".repeat(8000)
                        + " HTTP/1.1\r\nHost: a\r\nX: "
                        + "b".repeat(8000)
                        + "\r\n\r\n";

        assertEquals(8000, String.valueOf(read(text).headers().first("x")).length());
    }

    @Test
    void one_empty_line_before_a_request_is_skipped() throws IOException {
        assertEquals("GET", read("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").method());
    }

    @Test
    void a_connection_that_ends_in_a_head_is_no_request() {
        assertThrows(EOFException.class, () -> read("GET / HTTP/1.1\r\nHos"));
    }

    @Test
    void requests_that_follow_each_other_are_read_one_by_one() throws IOException {
        var in = CannedWire.input("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.0\r\n\r\n");

        assertEquals("/1", HeadReader.request(in).target().path());
        var second = HeadReader.request(in);
        assertEquals("/2", second.target().path());
        assertEquals("", second.host());
        assertFalse(second.keepsAlive());
    }

    @Test
    void only_a_whole_websocket_handshake_counts_as_one() throws IOException {
        var fields = "Host: a\r\nConnection: keep-alive, Upgrade\r\n";

        assertTrue(
                read("GET / HTTP/1.1\r\n" + fields + "Upgrade: WebSocket\r\n\r\n")
                        .upgradesToWebSocket());
        assertFalse(
                read("GET / HTTP/1.1\r\n" + fields + "Upgrade: h2c\r\n\r\n").upgradesToWebSocket());
        assertFalse(
                read("GET / HTTP/1.1\r\n"
                                + fields
                                + "Upgrade: websocket\r\nContent-Length: 1\r\n\r\n")
                        .upgradesToWebSocket());
    }

    @Test
    void a_response_is_read_into_its_parts() throws IOException {
        var head =
                HeadReader.response(
                        CannedWire.input("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n"));

        assertEquals(404, head.status());
        assertEquals("Not Found", head.reason());
        assertEquals(new BodyFraming.Length(2), BodyFraming.ofResponse("GET", head));
        assertInstanceOf(BodyFraming.None.class, BodyFraming.ofResponse("HEAD", head));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1200 OK\r\n\r\n",
                "HTTP/1.1 200 O\u001bK\r\n\r\n",
                "HTTP/1.1 200 \u007f\r\n\r\n",
                "ICY 200 OK hello\r\n\r\n"
            })
    void a_malformed_response_is_refused(String text) {
        assertThrows(Refusal.class, () -> HeadReader.response(CannedWire.input(text)));
    }

    @Test
    void a_response_without_a_length_lasts_until_its_connection_ends() throws IOException {
        var head = HeadReader.response(CannedWire.input("HTTP/1.0 200\r\n\r\n"));

        assertInstanceOf(BodyFraming.UntilClose.class, BodyFraming.ofResponse("GET", head));
        assertFalse(head.keepsAlive());
    }
}

package io.stackctl.services.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static String relay(String text, BodyFraming framing, boolean chunked)
            throws IOException {
        var to = new CannedWire("", 1);
        new Body(CannedWire.input(text), framing)
                .relay(new HttpOutput(to, Budget.unlimited()), chunked);
        return to.heard();
    }

    @Test
    void a_body_of_known_length_ends_there() throws IOException {
        assertEquals("hello", relay("helloGET / HTTP/1.1", new BodyFraming.Length(5), false));
    }

    @Test
    void chunks_are_taken_apart() throws IOException {
        var chunks = "5\r\nhello\r\n0006;name=\"value\"\r\n world\r\n0\r\nTrailer: dropped\r\n\r\n";

        assertEquals("hello world", relay(chunks, new BodyFraming.Chunked(), false));
    }

    @Test
    void data_leaves_in_chunks_as_it_comes() throws IOException {
        assertEquals(
                "1\r\nh\r\n7\r\nello wo\r\n3\r\nrld\r\n0\r\n\r\n",
                relay("hello world", new BodyFraming.UntilClose(), true));
    }

    @Test
    void a_chunked_body_is_read_to_its_end_and_no_further() throws IOException {
        var in = CannedWire.input("3\r\nabc\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n");
        new Body(in, new BodyFraming.Chunked())
                .relay(new HttpOutput(new CannedWire("", 1), Budget.unlimited()), true);

        assertEquals("/next", HeadReader.request(in).target().path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "5 \r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "-1\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "5g\r\nhello\r\n0\r\n\r\n",
                "\u0665\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello!\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhello\n0\r\n\r\n",
                "ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                ";a=b\r\nhello\r\n0\r\n\r\n",
                "0\r\nTransfer-Encoding : x\r\n\r\n",
                "0\r\n folded\r\n\r\n"
            })
    void a_chunk_that_can_be_read_in_two_ways_is_refused(String chunks) {
        assertEquals(
                400,
                assertThrows(Refusal.class, () -> relay(chunks, new BodyFraming.Chunked(), false))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void a_size_line_is_too_long_however_its_bytes_come(int piece) throws IOException {
        var fits = "1;" + "x".repeat(254) + "\r\na\r\n0\r\n\r\n";
        var tooLong = "1;" + "x".repeat(255) + "\r\na\r\n0\r\n\r\n";

        assertEquals("a", relayed(fits, piece));
        assertThrows(Refusal.class, () -> relayed(tooLong, piece));
    }

    @Test
    void more_extensions_than_data_are_refused() throws IOException {
        var extended = "1;" + "x".repeat(200) + "\r\na\r\n";
        var plain = "1\r\na\r\n";

        assertThrows(Refusal.class, () -> relayed(extended.repeat(100) + "0\r\n\r\n", 100_000));
        assertEquals("a".repeat(10), relayed(extended.repeat(10) + "0\r\n\r\n", 100_000));
        assertEquals("a".repeat(50_000), relayed(plain.repeat(50_000) + "0\r\n\r\n", 100_000));
    }

    private static String relayed(String chunks, int piece) throws IOException {
        var to = new CannedWire("", 1);
        var in =
                new HttpInput(
                        new CannedWire(chunks, piece), HeadReader.MAX_HEAD, Budget.unlimited());
        new Body(in, new BodyFraming.Chunked())
                .relay(new HttpOutput(to, Budget.unlimited()), false);
        return to.heard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\nhel", "5\r\nhello\r\n", "0\r\n", ""})
    void chunks_that_stop_early_are_no_whole_body(String chunks) {
        assertThrows(EOFException.class, () -> relay(chunks, new BodyFraming.Chunked(), false));
    }

    @Test
    void a_body_shorter_than_its_length_is_no_whole_body() {
        assertThrows(EOFException.class, () -> relay("hell", new BodyFraming.Length(5), false));
    }

    @Test
    void a_body_larger_than_the_buffers_passes_whole() throws IOException {
        var large = "0123456789".repeat(10_000);
        var to = new CannedWire("", 1);
        var in =
                new HttpInput(
                        new CannedWire(large, 100_000), HeadReader.MAX_HEAD, Budget.unlimited());
        new Body(in, new BodyFraming.Length(large.length()))
                .relay(new HttpOutput(to, Budget.unlimited()), false);

        assertEquals(large, to.heard());
    }

    @Test
    void without_a_budget_bodies_still_pass_and_long_heads_do_not() throws IOException {
        var large = "0123456789".repeat(10_000);
        var none = new Budget(0);
        var to = new CannedWire("", 1);
        var in = new HttpInput(new CannedWire(large, 100_000), HeadReader.MAX_HEAD, none);
        new Body(in, new BodyFraming.Length(large.length())).relay(new HttpOutput(to, none), false);
        assertEquals(large, to.heard());

        var head = "GET /" + "a".repeat(2000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        var busy = new HttpInput(new CannedWire(head, 100_000), HeadReader.MAX_HEAD, none);
        assertEquals(503, assertThrows(Refusal.class, () -> HeadReader.request(busy)).status());
    }

    @Test
    void a_closed_connection_gives_its_budget_back() throws IOException {
        var budget = new Budget(40_000);
        var head = "GET /" + "a".repeat(7000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        for (int i = 0; i < 10; i++) {
            try (var link = Link.of(new CannedWire(head, 100_000), budget)) {
                assertEquals("GET", HeadReader.request(link.in()).method());
            }
        }
    }
}

package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instance that fails beside one that does not. */
@Timeout(120)
class EjectedTest {
    private static PlayedInstance failing(String name) throws IOException {
        return new PlayedInstance(
                name,
                (request, link) ->
                        link.out().text("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n").flush());
    }

    private static int failures(Proxied proxied, int requests) throws IOException {
        int failed = 0;
        for (int i = 0; i < requests; i++) {
            failed += Client.get(proxied.port(), "/", "").startsWith("HTTP/1.1 500 ") ? 1 : 0;
        }
        return failed;
    }

    @Test
    void it_gets_no_more_than_it_takes_to_know() throws Exception {
        try (var good = PlayedInstance.saying("hello");
                var bad = failing("bad");
                var proxied = Proxied.to(good, bad)) {
            int failed = failures(proxied, 100);

            // Either begins, and 20 requests are enough; after a ten second test it may come back.
            assertTrue(failed >= 20 && failed < 40, failed + " failed");
            var ejected = proxied.fleet().ofContainer("bad").getFirst();
            assertTrue(ejected.ejections() >= 1);
            assertEquals(ejected.ejections(), proxied.fleet().counters("shop").of("").ejections());
            assertEquals(0, proxied.fleet().ofContainer("hello").getFirst().ejections());
        }
    }

    @Test
    void where_all_fail_all_go_on() throws Exception {
        try (var bad = failing("bad");
                var worse = failing("worse");
                var proxied = Proxied.to(bad, worse)) {
            assertEquals(60, failures(proxied, 60));

            assertEquals(0, proxied.fleet().ofContainer("bad").getFirst().ejections());
            assertEquals(0, proxied.fleet().ofContainer("worse").getFirst().ejections());
        }
    }
}

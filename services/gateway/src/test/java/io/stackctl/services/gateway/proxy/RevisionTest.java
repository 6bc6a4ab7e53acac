package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two revisions of one service behind the gateway. */
class RevisionTest {
    private final PlayedInstance old = PlayedInstance.saying("old");
    private final PlayedInstance young = PlayedInstance.saying("young");
    private final Proxied proxied = new Proxied(Proxied.LIMITS, "127.0.0.0/8");

    RevisionTest() throws IOException {}

    @BeforeEach
    void route() {
        proxied.route(old.backend(Readiness.READY, "r6"), young.backend(Readiness.READY, "r7"));
    }

    @AfterEach
    void end() throws IOException {
        proxied.close();
        old.close();
        young.close();
    }

    private void share(int ofYoung, Sticky sticky) {
        var shares = new TreeMap<>(Map.of("r6", 1000 - ofYoung, "r7", ofYoung));
        var order =
                new Traffic(
                        "shop",
                        1,
                        new Shares(shares, sticky),
                        Set.of(),
                        Set.of(),
                        Duration.ZERO,
                        false);
        proxied.fleet().direct(Map.of("shop", order));
    }

    private Counters counters(String revision) {
        return proxied.fleet().counters("shop").of(revision);
    }

    private String get(String fields) throws IOException {
        return Client.get(proxied.port(), "/", fields);
    }

    @Test
    void without_shares_revisions_make_no_difference() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertFalse(get("").contains("Set-Cookie"));
        }
        assertEquals(5, old.requests().size());
        assertEquals(5, young.requests().size());
    }

    @Test
    void a_revision_gets_its_share_of_requests_whatever_is_open() throws Exception {
        share(50, Sticky.NONE);
        // Routes change all the time; counting must not begin anew.
        for (int i = 0; i < 100; i++) {
            get("");
            if (i % 7 == 0) {
                route();
            }
        }
        assertEquals(5, young.requests().size());
        assertEquals(95, old.requests().size());
    }

    private static final String COOKIE = "stackctl-rev-" + Integer.toHexString("shop".hashCode());

    private static String cookie(String value) {
        return "Cookie: a=b; " + COOKIE + "=" + value + "; c=d\r\n";
    }

    @Test
    void a_client_with_a_cookie_stays_until_its_revision_has_no_share() throws Exception {
        share(200, Sticky.COOKIE);
        for (int i = 0; i < 5; i++) {
            var again = get(cookie("r7:200"));
            assertTrue(again.endsWith("young") && !again.contains("Set-Cookie"), again);
        }

        share(500, Sticky.COOKIE);
        for (int i = 0; i < 5; i++) {
            var more = get(cookie("r7:200"));
            assertTrue(more.endsWith("young"), more);
            var given = "Set-Cookie: " + COOKIE + "=r7:500; Path=/; HttpOnly; SameSite=Lax\r\n";
            assertTrue(more.contains(given), more);
        }

        share(0, Sticky.COOKIE);
        var moved = get(cookie("r7:500"));
        assertTrue(moved.endsWith("old") && moved.contains("=r6:1000; Path=/"), moved);
    }

    @Test
    void of_those_that_stayed_with_a_revision_no_more_move_than_its_share_lost() throws Exception {
        share(250, Sticky.COOKIE);
        int moved = 0;
        for (int i = 0; i < 200; i++) {
            var from = "X-Forwarded-For: 10.1.2." + i + "\r\n";
            var answer = get(cookie("r6:950") + from);
            assertTrue(answer.contains("Set-Cookie"), answer);
            boolean leaves = answer.endsWith("young");
            assertEquals(leaves, get(cookie("r6:950") + from).endsWith("young"));
            moved += leaves ? 1 : 0;
        }
        assertEquals(42, moved, 20, "200 of 950 thousandths");
    }

    @Test
    void a_cookie_that_is_none_of_ours_is_not_believed() throws Exception {
        share(0, Sticky.COOKIE);
        var name = COOKIE;
        for (var value :
                new String[] {
                    "r7",
                    "",
                    "r9",
                    "r".repeat(9000),
                    "r6;" + name + "=r7",
                    "r7:1000",
                    "r9:1",
                    ":",
                    "r6:-1",
                    "r6:99999999999",
                    "r7:1:1"
                }) {
            assertTrue(get("Cookie: " + name + "=" + value + "\r\n").endsWith("old"));
        }
    }

    @Test
    void the_cookie_of_a_client_that_came_over_tls_is_secure() throws Exception {
        share(1000, Sticky.COOKIE);

        assertTrue(get("X-Forwarded-Proto: https\r\n").contains("; SameSite=Lax; Secure\r\n"));
    }

    @Test
    void clients_of_one_address_have_one_revision_and_addresses_are_shared() throws Exception {
        share(300, Sticky.IP);
        int ofYoung = 0;
        for (int i = 0; i < 100; i++) {
            var fields = "X-Forwarded-For: 10.1.2." + i + "\r\n";
            var answer = get(fields);
            ofYoung += answer.endsWith("young") ? 1 : 0;
            if (i % 10 == 0) {
                assertEquals(answer, get(fields));
            }
        }
        assertTrue(ofYoung > 15 && ofYoung < 45, ofYoung + " of 100");
    }

    @Test
    void a_revision_without_a_ready_instance_is_stood_in_for_and_that_is_counted()
            throws Exception {
        share(500, Sticky.COOKIE);
        proxied.route(old.backend(Readiness.READY, "r6"), young.backend(Readiness.STARTING, "r7"));
        for (int i = 0; i < 10; i++) {
            var answer = get("");
            assertTrue(answer.endsWith("old"));
            assertFalse(answer.contains("=r7:"), "nobody is bound to what was not there");
        }
        assertEquals(5, counters("r7").panics());
        assertEquals(0, counters("r6").panics());
        assertEquals(10, counters("r6").answers(2));
    }

    @Test
    void a_revision_that_refuses_connections_is_stood_in_for() throws Exception {
        share(1000, Sticky.NONE);
        young.end();
        for (int i = 0; i < 3; i++) {
            assertTrue(get("").endsWith("old"));
        }
        assertEquals(3, counters("r7").panics());
        assertTrue(counters("r7").connectFailures() >= 1);
        assertEquals(3, counters("r6").answers(2));
    }

    @Test
    void answers_are_counted_by_revision_and_class() throws Exception {
        share(1000, Sticky.NONE);
        try (var failing =
                new PlayedInstance(
                        "failing",
                        (request, link) ->
                                link.out()
                                        .text("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
                                        .flush())) {
            proxied.route(
                    old.backend(Readiness.READY, "r6"), failing.backend(Readiness.READY, "r7"));
            get("");
            share(0, Sticky.NONE);
            get("");
            // The answer is through before its request is counted.
            while (counters("r6").answers(2) + counters("r7").answers(5) < 2) {
                LockSupport.parkNanos(1000);
            }
        }
        assertEquals(0, counters("r7").answers(2));
        assertEquals(
                1, counters("r7").latency().counts().values().stream().mapToLong(n -> n).sum());
    }

    @Test
    void an_answer_that_an_instance_cuts_is_counted_and_one_that_a_client_leaves_is_not()
            throws Exception {
        var cuts = new CountDownLatch(1);
        try (var streaming =
                new PlayedInstance(
                        "streaming",
                        (request, link) -> {
                            link.out()
                                    .text(
                                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhi\n\r\n")
                                    .flush();
                            cuts.await();
                            throw new IOException("died");
                        })) {
            proxied.route(streaming.backend(Readiness.READY, "r7"));
            try (var stays = new Client(proxied.port())) {
                try (var leaves = new Client(proxied.port())) {
                    leaves.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
                    leaves.until("hi\n");
                    stays.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
                    stays.until("hi\n");
                    assertEquals(2, counters("r7").open());
                    assertEquals(2, counters("r7").streams());
                }
                while (counters("r7").open() > 1) {
                    LockSupport.parkNanos(1000);
                }
                assertEquals(0, counters("r7").cuts());
                cuts.countDown();
                stays.rest();
            }
            while (counters("r7").open() > 0) {
                LockSupport.parkNanos(1000);
            }
            assertEquals(1, counters("r7").cuts());
            assertEquals(0, counters("r7").streams());
        }
    }
}

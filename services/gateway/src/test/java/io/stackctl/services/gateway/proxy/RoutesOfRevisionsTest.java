package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two revisions of one service that declare different routes. */
@Timeout(120)
class RoutesOfRevisionsTest {
    private static final String ALL = "Host(`shop.local`)";
    private static final String API = "Host(`shop.local`) && PathPrefix(`/api`)";
    private static final String NEW = "Host(`shop.local`) && PathPrefix(`/new`)";

    private final PlayedInstance old = saying("old");
    private final PlayedInstance young = saying("young");
    private final Backend six = old.backend(Readiness.READY, "r6");
    private final Backend seven = young.backend(Readiness.READY, "r7");
    private final Proxied proxied = new Proxied(Proxied.LIMITS, "");

    RoutesOfRevisionsTest() throws IOException {}

    /** Says its name, the path it was asked for, and what was stripped of it. */
    private static PlayedInstance saying(String name) throws IOException {
        return new PlayedInstance(
                name,
                (request, link) ->
                        PlayedInstance.answer(
                                link,
                                name
                                        + " "
                                        + request.target().path()
                                        + " "
                                        + request.headers().first("X-Forwarded-Prefix")));
    }

    @AfterEach
    void end() throws IOException {
        proxied.close();
        old.close();
        young.close();
    }

    private static Route route(String rule, String revision, Middleware... middlewares) {
        return Proxied.route(rule, revision, List.of(middlewares));
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

    private String get(String path) throws IOException {
        return Client.get(proxied.port(), path, "");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private int young(String path, int requests) throws IOException {
        int of = 0;
        for (int i = 0; i < requests; i++) {
            of += body(get(path)).startsWith("young") ? 1 : 0;
        }
        return of;
    }

    @Test
    void a_path_that_one_revision_routes_is_that_ones_and_others_are_shared() throws Exception {
        proxied.route(
                List.of(route(API, "r6"), route(API, "r7"), route(NEW, "r7")), List.of(six, seven));
        share(100, Sticky.NONE);

        assertEquals(5, young("/new", 5));
        assertEquals(2, young("/api", 20));
        assertEquals(1, young("/new", 1));
        assertEquals(2, young("/api", 20), "the count of the others is not upset");
    }

    @Test
    void what_a_revision_without_a_share_routes_is_not_there() throws Exception {
        proxied.route(
                List.of(route(API, "r6"), route(ALL, "r7"), route(NEW, "r7")), List.of(six, seven));
        share(0, Sticky.NONE);

        assertTrue(get("/new").startsWith("HTTP/1.1 404 "));
        assertTrue(get("/").startsWith("HTTP/1.1 404 "));
        assertEquals(0, young("/api", 5));
    }

    private void rewriteDifferently() {
        proxied.route(
                List.of(
                        route(API, "r6", new Middleware.StripPrefix(List.of("/api"))),
                        route(API, "r7", new Middleware.AddPrefix("/v2"))),
                List.of(six, seven));
    }

    @Test
    void each_revision_has_its_own_middlewares() throws Exception {
        rewriteDifferently();
        share(500, Sticky.NONE);

        var answers = List.of(body(get("/api/a")), body(get("/api/a")));

        assertTrue(answers.contains("old /a /api"), answers.toString());
        assertTrue(answers.contains("young /v2/api/a null"), answers.toString());
    }

    @Test
    void so_it_has_while_all_are_alike() throws Exception {
        rewriteDifferently();
        int ofYoung = 0;
        for (int i = 0; i < 10; i++) {
            var body = body(get("/api/a"));
            assertTrue(body.equals("old /a /api") || body.equals("young /v2/api/a null"), body);
            ofYoung += body.startsWith("young") ? 1 : 0;
        }
        assertTrue(ofYoung > 0 && ofYoung < 10, ofYoung + " of 10");
    }

    @Test
    void who_stands_in_does_so_by_its_own_route() throws Exception {
        rewriteDifferently();
        share(1000, Sticky.NONE);
        young.end();

        assertEquals("old /a /api", body(get("/api/a")));
        assertEquals(1, proxied.fleet().counters("shop").of("r7").panics());
    }

    @Test
    void who_would_send_the_client_elsewhere_does_not_stand_in() throws Exception {
        var away = new Middleware.RedirectRegex(Pattern.compile("/api"), "/old", false);
        proxied.route(List.of(route(API, "r6", away), route(API, "r7")), List.of(six, seven));
        share(1000, Sticky.NONE);
        young.end();
        assertTrue(get("/api").startsWith("HTTP/1.1 502 "));

        share(0, Sticky.NONE);
        assertTrue(get("/api").contains("Location: http://shop.local/old\r\n"));
        assertEquals(List.of(), old.requests());
    }

    @Test
    void who_has_no_route_for_it_does_not_stand_in() throws Exception {
        proxied.route(List.of(route(API, "r6"), route(NEW, "r7")), List.of(six, seven));
        share(500, Sticky.NONE);
        proxied.route(
                List.of(route(API, "r6"), route(NEW, "r7")),
                List.of(six, young.backend(Readiness.STARTING, "r7")));

        assertTrue(get("/new").startsWith("HTTP/1.1 503 "));
        assertEquals(List.of(), old.requests());
    }

    @Test
    void a_revision_that_declares_nothing_usable_gets_nothing_and_harms_nobody() throws Exception {
        proxied.route(List.of(route(API, "r6")), List.of(six, seven));
        share(900, Sticky.NONE);

        assertEquals(0, young("/api", 10));
        proxied.fleet().direct(Map.of());
        assertEquals(0, young("/api", 10));
    }

    @Test
    void a_client_keeps_its_revision_when_it_asks_for_what_only_another_routes() throws Exception {
        proxied.route(
                List.of(route(API, "r6"), route(ALL, "r6"), route(API, "r7")), List.of(six, seven));
        share(999, Sticky.COOKIE);
        var cookie = "Cookie: stackctl-rev-" + Integer.toHexString("shop".hashCode()) + "=r7\r\n";

        var other = Client.get(proxied.port(), "/asset", cookie);

        assertTrue(body(other).startsWith("old"));
        assertFalse(other.contains("Set-Cookie"), other);
        assertTrue(body(Client.get(proxied.port(), "/api", cookie)).startsWith("young"));
    }
}

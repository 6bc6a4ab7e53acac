package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.Rule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PinnedRequestTest {
    private final PlayedInstance instance = PlayedInstance.saying("well");
    private final PinnedRequest pinned = new PinnedRequest(Proxied.LIMITS);

    PinnedRequestTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        instance.close();
    }

    private static Route route(String rule, Middleware... middlewares) {
        return new Route(rule, rule, Rule.of(rule), 1, "shop", List.of(middlewares), "shop", "0");
    }

    private PinnedRequest.Outcome get(String target, Route... routes) {
        return pinned.get(target, List.of(routes), instance.backend());
    }

    @Test
    void it_arrives_as_a_client_s_would() {
        var outcome =
                get(
                        "/api/health?deep=1",
                        route(
                                "(Host(`shop.local`) || Host(`b`)) && PathPrefix(`/api`)",
                                new Middleware.StripPrefix(List.of("/api")),
                                new Middleware.AllowFrom(AddressRanges.of("10.0.0.0/8"))));

        assertEquals(200, outcome.status());
        assertEquals("well", outcome.body());
        var request = instance.requests().getFirst();
        assertEquals("GET /health?deep=1", request.method() + " " + request.target());
        assertEquals("shop.local", request.host());
    }

    @Test
    void its_route_is_the_one_for_its_path() {
        get(
                "/api/health",
                route("Host(`a.local`) && Path(`/no`)"),
                route(
                        "Host(`shop.local`) && PathPrefix(`/api`)",
                        new Middleware.StripPrefix(List.of("/api"))));

        var request = instance.requests().getFirst();
        assertEquals("/health", request.target().path());
        assertEquals("shop.local", request.host());
        assertEquals("/api", request.headers().first("X-Forwarded-Prefix"));
        assertEquals("shop.local", request.headers().first("X-Forwarded-Host"));
    }

    @Test
    void an_answer_without_end_is_not_waited_for() throws Exception {
        try (var endless =
                new PlayedInstance(
                        "endless",
                        (request, link) -> {
                            link.out().text("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1200)).flush();
                            new CountDownLatch(1).await();
                        })) {
            var outcome = pinned.get("/", List.of(route("Host(`shop.local`)")), endless.backend());

            assertEquals(200, outcome.status());
            assertEquals("x".repeat(300), outcome.body());
        }
    }

    @Test
    void a_redirect_is_the_gateway_s_answer() {
        var redirect = new Middleware.RedirectRegex(Pattern.compile("^http:"), "https:", true);

        assertEquals(
                new PinnedRequest.Outcome(301, 0, "redirects to https://shop.local/"),
                quick(get("/", route("Host(`shop.local`)", redirect))));
        assertEquals(List.of(), instance.requests());
    }

    private static PinnedRequest.Outcome quick(PinnedRequest.Outcome outcome) {
        return new PinnedRequest.Outcome(outcome.status(), 0, outcome.body());
    }

    @Test
    void a_path_that_cannot_be_is_refused() {
        var route = route("Host(`shop.local`)");
        for (var target :
                new String[] {"", "health", "/a b", "/a\r\nX: y", "/a/../b", "//evil", "/a#b"}) {
            assertEquals(400, get(target, route).status(), target);
        }
        assertEquals(List.of(), instance.requests());
    }

    @Test
    void the_body_is_shown_as_far_as_its_beginning() throws Exception {
        var long300 = "ü".repeat(299) + "\uD83D\uDE00" + "x".repeat(5000);
        try (var talkative =
                new PlayedInstance(
                        "talkative",
                        (request, link) -> {
                            var bytes = long300.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                            link.out().text("HTTP/1.1 500 No\r\nContent-Length: 1000000\r\n\r\n");
                            link.out().bytes(bytes, 0, bytes.length);
                            link.out().flush();
                        })) {
            var outcome = pinned.get("/", List.of(route("Host(`a`)")), talkative.backend());

            assertEquals(500, outcome.status());
            assertEquals("ü".repeat(299), outcome.body());
        }
    }

    @Test
    void an_instance_that_fails_is_told_as_a_client_would_see_it() throws Exception {
        var route = route("Host(`a`)");
        var limits = Proxied.LIMITS;
        var hasty =
                new Limits(
                        1,
                        0,
                        limits.header(),
                        limits.body(),
                        limits.idle(),
                        limits.connect(),
                        Duration.ofMillis(50),
                        limits.streamIdle(),
                        limits.tunnelIdle(),
                        limits.retryFor(),
                        limits.drain());
        try (var silent = new PlayedInstance("silent", (request, link) -> link.in().fill());
                var rude = new PlayedInstance("rude", (request, link) -> link.close());
                var odd =
                        new PlayedInstance(
                                "odd",
                                (request, link) -> link.out().text("what?\r\n\r\n").flush())) {
            assertEquals(
                    new PinnedRequest.Outcome(504, 0, "no answer within 50 ms"),
                    quick(new PinnedRequest(hasty).get("/", List.of(route), silent.backend())));
            assertEquals(502, pinned.get("/", List.of(route), rude.backend()).status());
            var malformed = pinned.get("/", List.of(route), odd.backend());
            assertTrue(malformed.body().startsWith("its answer is malformed"), malformed.body());
        }
        instance.end();
        var refused = get("/", route);
        assertEquals(502, refused.status());
        assertTrue(refused.body().contains("efused"), refused.body());
    }

    @Test
    void a_probe_says_why_there_is_no_connection() throws Exception {
        var backend = instance.backend();
        assertTrue(Connecting.probe(backend, Duration.ofSeconds(5)).isEmpty());

        instance.end();
        assertEquals(
                "connection refused at 127.0.0.1:" + backend.port(),
                Connecting.probe(backend, Duration.ofSeconds(5)).orElse(""));
        assertEquals(
                "well has no address on a network of the gateway: it is stopped",
                Connecting.probe(backend.gone(), Duration.ofSeconds(5)).orElse(""));
        assertNull(Rule.of("PathPrefix(`/a`)").anyHost().orElse(null));
        assertEquals(Readiness.READY, backend.readiness());
    }
}

package io.stackctl.services.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.RequestTarget;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("10.1.2.3");

    private static final Middleware SLASH =
            new Middleware.RedirectRegex(
                    Pattern.compile("^(https?://[^/]+/netdata)$"), "${1}/", false);

    private static RequestHead request(String method, String path, String query) {
        return new RequestHead(
                method,
                new RequestTarget(path, query),
                "a:81",
                1,
                new Headers(),
                new BodyFraming.None());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/a/x, /x, /api/a",
        "/api/a, /, /api/a",
        "/other, /other, ''",
        // Not at the end of a segment, it is not a prefix.
        "/api/ab, /api/ab, ''",
        "/api/a../x, /api/a../x, ''",
        "/api/a..;/x, /api/a..;/x, ''",
        "/api/a..%2fx, /api/a..%2fx, ''",
        "/api/a..\\x, /api/a..\\x, ''",
        "/api/a;x=y/b, /api/a;x=y/b, ''",
        "/api/a%2f, /api/a%2f, ''"
    })
    void a_prefix_is_stripped_and_told(String path, String forwarded, String prefix)
            throws Refusal {
        var strip = new Middleware.StripPrefix(List.of("/api/b", "/api/a"));

        assertEquals(
                new Rewrite.Forward(new RequestTarget(forwarded, "?q"), prefix),
                Rewrite.of(request("GET", path, "?q"), CLIENT, "http", List.of(strip)));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/a, /api/a//evil/x",
        "/a/, /a/../x",
        "/a/, /a/%2e%2e/x",
        "/a/, /a/..%2fx",
        "/a/, /a/..;/x",
        "/a/, /a/.\\x"
    })
    void a_path_that_is_ambiguous_without_its_prefix_is_refused(String prefix, String path) {
        var strip = List.<Middleware>of(new Middleware.StripPrefix(List.of(prefix)));

        assertEquals(
                400,
                assertThrows(
                                Refusal.class,
                                () -> Rewrite.of(request("GET", path, ""), CLIENT, "http", strip))
                        .status());
    }

    @Test
    void a_path_that_is_ambiguous_with_what_is_added_is_refused() {
        var add = List.<Middleware>of(new Middleware.AddPrefix("/a/.."));

        assertThrows(
                Refusal.class, () -> Rewrite.of(request("GET", "/x", ""), CLIENT, "http", add));
    }

    @Test
    void middlewares_apply_in_order() throws Refusal {
        var chain =
                List.<Middleware>of(
                        new Middleware.StripPrefix(List.of("/a")), new Middleware.AddPrefix("/b"));

        assertEquals(
                new Rewrite.Forward(new RequestTarget("/b/x", ""), "/a"),
                Rewrite.of(request("GET", "/a/x", ""), CLIENT, "http", chain));
    }

    @Test
    void a_client_from_elsewhere_is_turned_away() throws Refusal {
        var only = List.<Middleware>of(new Middleware.AllowFrom(AddressRanges.of("10.1.0.0/16")));
        var elsewhere = InetAddress.ofLiteral("10.2.0.1");

        assertEquals(
                new Rewrite.Forward(new RequestTarget("/x", ""), ""),
                Rewrite.of(request("GET", "/x", ""), CLIENT, "http", only));
        assertEquals(
                403,
                assertThrows(
                                Refusal.class,
                                () -> Rewrite.of(request("GET", "/x", ""), elsewhere, "http", only))
                        .status());
    }

    @Test
    void an_address_that_matches_is_redirected() throws Refusal {
        assertEquals(
                new Rewrite.Redirect(302, "http://a:81/netdata/"),
                Rewrite.of(request("GET", "/netdata", ""), CLIENT, "http", List.of(SLASH)));
        assertEquals(
                new Rewrite.Redirect(307, "https://a:81/netdata/"),
                Rewrite.of(request("POST", "/netdata", ""), CLIENT, "https", List.of(SLASH)));
    }

    @Test
    void an_address_that_does_not_match_is_forwarded() throws Refusal {
        assertEquals(
                new Rewrite.Forward(new RequestTarget("/netdata/", ""), ""),
                Rewrite.of(request("GET", "/netdata/", ""), CLIENT, "http", List.of(SLASH)));
    }
}

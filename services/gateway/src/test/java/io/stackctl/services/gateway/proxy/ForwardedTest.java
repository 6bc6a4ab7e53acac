package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.http.Headers;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedTest {
    private static final InetAddress PEER = InetAddress.ofLiteral("10.1.2.3");

    private static String written(
            String trusted, String host, String prefix, String... namesAndValues) {
        var headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        new Forwarded(AddressRanges.of(trusted)).write(headers, PEER, host, prefix);
        var text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }

    @Test
    void a_service_is_told_who_asked_for_what() {
        assertEquals(
                """
                X-Forwarded-For: 10.1.2.3
                X-Forwarded-Proto: http
                X-Forwarded-Host: auth.local:3000
                X-Forwarded-Port: 3000
                X-Real-Ip: 10.1.2.3
                X-Forwarded-Prefix: /api/a
                """,
                written("", "auth.local:3000", "/api/a"));
    }

    @Test
    void what_a_client_says_about_itself_is_dropped() {
        assertEquals(
                written("", "a", ""),
                written(
                        "",
                        "a",
                        "",
                        "X-Forwarded-For",
                        "1.1.1.1",
                        "x_forwarded_for",
                        "1.1.1.1",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Prefix",
                        "/x",
                        "X-Forwarded-User",
                        "root",
                        "Forwarded",
                        "for=1.1.1.1",
                        "X-Real-IP",
                        "1.1.1.1"));
    }

    @Test
    void what_a_trusted_proxy_says_is_kept_and_its_address_added() {
        assertEquals(
                """
                X-Forwarded-For: 1.1.1.1, 10.0.0.9, 10.1.2.3
                X-Forwarded-Proto: https
                X-Forwarded-Host: shop.example
                X-Forwarded-Port: 443
                X-Real-Ip: 1.1.1.1
                """,
                written(
                        "10.0.0.0/8",
                        "inner:81",
                        "",
                        "X-Forwarded-For",
                        "1.1.1.1, 10.0.0.9",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Host",
                        "shop.example",
                        "X-Forwarded-Port",
                        "443",
                        "X-Real-Ip",
                        "1.1.1.1"));
    }

    @Test
    void a_range_holds_the_addresses_that_begin_like_it() {
        var peers = AddressRanges.of("10.0.0.0/12, 192.168.1.5, fd00::/8");

        assertTrue(peers.contains(InetAddress.ofLiteral("10.15.0.1")));
        assertFalse(peers.contains(InetAddress.ofLiteral("10.16.0.1")));
        assertTrue(peers.contains(InetAddress.ofLiteral("192.168.1.5")));
        assertFalse(peers.contains(InetAddress.ofLiteral("192.168.1.6")));
        assertTrue(peers.contains(InetAddress.ofLiteral("fd12::1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "proxy.local",
                "10.0.0.0/x",
                "10.0.0.1,,10.0.0.2"
            })
    void what_is_no_range_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRanges.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "s", "0s", "-1s", "25h", "1.5s", "10 s"})
    void what_is_no_time_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Milliseconds.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 7.7.7.7, 10.1.2.3",
        "10.0.0.0/8, '', 10.1.2.3",
        "10.0.0.0/8, 7.7.7.7, 7.7.7.7",
        "10.0.0.0/8, '6.6.6.6, 7.7.7.7', 7.7.7.7",
        "10.0.0.0/8, '7.7.7.7, 10.9.9.9', 7.7.7.7",
        "10.0.0.0/8, '7.7.7.7, nonsense', 10.1.2.3"
    })
    void a_client_is_the_last_that_is_no_trusted_proxy(
            String trusted, String chain, String expected) {
        var headers = new Headers();
        headers.add("X-Forwarded-For", chain);

        assertEquals(
                InetAddress.ofLiteral(expected),
                new Forwarded(AddressRanges.of(trusted)).client(headers, PEER));
    }
}

package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What clients may not do, as they see it. */
class RefusalTest {
    private static Limits hasty(int connections) {
        return new Limits(
                connections,
                100,
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(50),
                Duration.ofSeconds(1));
    }

    @Test
    void a_smuggled_request_is_never_sent_on() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            var head =
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n";
            var hidden = "GET /admin HTTP/1.1\r\nHost: shop.local\r\n\r\n";

            var response = Client.ask(proxied.port(), head + "0\r\n\r\n" + hidden);

            assertTrue(response.startsWith("HTTP/1.1 400 Bad Request\r\n"));
            assertTrue(response.endsWith("both Content-Length and Transfer-Encoding\n"));
            assertEquals(0, instance.requests().size());
        }
    }

    @Test
    void a_bad_chunk_is_400_and_the_instance_gets_no_whole_request() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            var chunked =
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nTransfer-Encoding: chunked\r\n\r\n";

            assertTrue(
                    Client.ask(proxied.port(), chunked + "5\r\nhello\r\nzz\r\n")
                            .startsWith("HTTP/1.1 400 Bad Request\r\n"));
        }
    }

    @Test
    void connection_cannot_name_what_the_service_decides_by() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            for (var name : new String[] {"Host", "Authorization", "X-Forwarded-For", "Cookie"}) {
                var request =
                        "GET / HTTP/1.1\r\nHost: shop.local\r\nConnection: close, "
                                + name
                                + "\r\n\r\n";
                assertTrue(
                        Client.ask(proxied.port(), request)
                                .startsWith("HTTP/1.1 400 Bad Request\r\n"));
            }
            assertEquals(0, instance.requests().size());
        }
    }

    @Test
    void an_unknown_host_is_404_as_text_or_as_json() throws Exception {
        try (var proxied = Proxied.to()) {
            var request = "GET /x HTTP/1.1\r\nHost: other\r\nConnection: close\r\n";

            assertTrue(
                    Client.ask(proxied.port(), request + "\r\n")
                            .endsWith("404 Not Found\nno route for other/x\n"));
            assertTrue(
                    Client.ask(
                                    proxied.port(),
                                    request + "Accept: text/html, application/json;q=0.9\r\n\r\n")
                            .endsWith(
                                    "{\"status\":404,\"error\":\"Not Found\",\"why\":\"no route for other/x\"}\n"));
        }
    }

    @Test
    void an_expectation_other_than_being_asked_is_417() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            assertTrue(
                    Client.get(proxied.port(), "/", "Expect: miracles\r\n")
                            .startsWith("HTTP/1.1 417 "));
        }
    }

    @Test
    void an_http_1_0_client_is_never_told_to_go_on() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            for (var expectation : new String[] {"100-continue", "miracles"}) {
                var request =
                        Client.head(
                                        "POST / HTTP/1.0",
                                        "Host: shop.local",
                                        "Expect: " + expectation,
                                        "Content-Length: 9000")
                                + "a".repeat(9000);

                assertTrue(Client.ask(proxied.port(), request).startsWith("HTTP/1.1 200 OK\r\n"));
            }
        }
    }

    @Test
    void a_head_or_body_that_stops_coming_is_408() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = new Proxied(hasty(50), "", instance.backend())) {
            var head = "POST / HTTP/1.1\r\nHost: shop.local\r\n";

            assertTrue(
                    Client.ask(proxied.port(), head)
                            .startsWith("HTTP/1.1 408 Request Timeout\r\n"));
            assertTrue(
                    Client.ask(proxied.port(), head + "Content-Length: 5\r\n\r\nhel")
                            .startsWith("HTTP/1.1 408 Request Timeout\r\n"));
            assertTrue(
                    Client.ask(proxied.port(), head + "Content-Length: 50000\r\n\r\nhel")
                            .startsWith("HTTP/1.1 408 Request Timeout\r\n"));
        }
    }

    @Test
    void a_connection_too_many_takes_the_place_of_an_idle_one() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = new Proxied(hasty(2), "", instance.backend());
                var first = new Client(proxied.port());
                var second = new Client(proxied.port())) {
            first.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            first.until("hello");
            second.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            second.until("hello");

            assertTrue(Client.get(proxied.port(), "/", "").endsWith("hello"));
            assertEquals("", first.rest());
        }
    }

    @Test
    void a_connection_too_many_is_503_when_none_is_idle() throws Exception {
        var stay = new java.util.concurrent.CountDownLatch(1);
        try (var instance = new PlayedInstance("a", (request, link) -> stay.await());
                var proxied = new Proxied(hasty(1), "", instance.backend());
                var first = new Client(proxied.port())) {
            first.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            while (instance.requests().isEmpty()) {
                Thread.onSpinWait();
            }

            assertTrue(
                    Client.ask(proxied.port(), "")
                            .startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
            stay.countDown();
        }
    }
}

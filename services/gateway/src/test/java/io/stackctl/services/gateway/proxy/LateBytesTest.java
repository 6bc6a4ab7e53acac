package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an instance says beyond a response reaches nobody, and least of all another client. */
class LateBytesTest {
    private static final String OTHERS =
            "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nX-Poison: yes\r\n\r\nPOISON";

    @Test
    void bytes_that_come_while_a_connection_rests_are_nobodys_answer() throws Exception {
        var resting = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    PlayedInstance.answer(link, request.target().path());
                                    if (request.target().path().equals("/first")) {
                                        resting.await();
                                        link.out().text(OTHERS).flush();
                                        sent.countDown();
                                    }
                                });
                var proxied = Proxied.to(instance)) {
            assertTrue(Client.get(proxied.port(), "/first", "").endsWith("/first"));
            resting.countDown();
            sent.await();

            for (int i = 0; i < 3; i++) {
                assertTrue(Client.get(proxied.port(), "/victim", "").endsWith("\r\n\r\n/victim"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD|HTTP/1.1 200 OK|Content-Length: 5",
                "HEAD|HTTP/1.1 200 OK|Transfer-Encoding: chunked",
                "HEAD|HTTP/1.1 200 OK|X: y",
                "GET|HTTP/1.1 204 No Content|Content-Length: 5",
                "GET|HTTP/1.1 204 No Content|Transfer-Encoding: chunked",
                "GET|HTTP/1.1 304 Not Modified|Content-Length: 5"
            })
    void a_connection_whose_response_may_have_a_body_after_all_is_not_used_again(String played)
            throws Exception {
        var parts = played.split("\\|", -1);
        List<Link> links = Collections.synchronizedList(new ArrayList<>());
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    links.add(link);
                                    link.out().text(Client.head(parts[1], parts[2])).flush();
                                });
                var proxied = Proxied.to(instance)) {
            for (int i = 0; i < 2; i++) {
                var request =
                        Client.head(
                                parts[0] + " / HTTP/1.1", "Host: shop.local", "Connection: close");
                assertTrue(Client.ask(proxied.port(), request).startsWith(parts[1]));
            }
            assertNotSame(links.getFirst(), links.getLast());
        }
    }

    @Test
    void a_204_has_no_length() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        Client.head(
                                                                "HTTP/1.1 204 No Content",
                                                                "Content-Length: 5"))
                                                .flush());
                var proxied = Proxied.to(instance)) {
            assertEquals(
                    "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
                    Client.get(proxied.port(), "/", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 200 O\u001bK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 O\u0001K\r\nContent-Length: 0\r\n\r\n"
            })
    void a_response_that_can_be_read_in_two_ways_is_502(String response) throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a", (request, link) -> link.out().text(response).flush());
                var proxied = Proxied.to(instance)) {
            assertTrue(
                    Client.ask(
                                    proxied.port(),
                                    Client.head(
                                            "GET / HTTP/1.1",
                                            "Host: shop.local",
                                            "Connection: Upgrade, close",
                                            "Upgrade: websocket"))
                            .startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
        }
    }

    @Test
    void an_instance_that_only_ever_says_wait_is_502() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    while (true) {
                                        link.out().text("HTTP/1.1 100 Continue\r\n\r\n").flush();
                                    }
                                });
                var proxied = Proxied.to(instance)) {
            assertTrue(
                    Client.get(proxied.port(), "/", "").startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
        }
    }
}

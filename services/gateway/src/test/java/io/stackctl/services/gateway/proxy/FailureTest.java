package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a client sees of instances that fail. */
class FailureTest {
    private static final PlayedInstance.Script HANG_UP =
            (request, link) -> {
                throw new IOException("hung up");
            };

    @Test
    void an_instance_that_refuses_connections_is_passed_over() throws Exception {
        try (var gone = PlayedInstance.saying("gone");
                var there = PlayedInstance.saying("there");
                var proxied = Proxied.to(gone, there)) {
            gone.end();

            for (int i = 0; i < 20; i++) {
                var answer = Client.get(proxied.port(), "/", "");
                assertTrue(answer.endsWith("there"), answer);
            }
        }
    }

    @Test
    void a_get_that_got_no_answer_is_given_to_another() throws Exception {
        try (var bad = new PlayedInstance("bad", HANG_UP);
                var good = PlayedInstance.saying("good");
                var proxied = Proxied.to(bad, good)) {
            for (int i = 0; i < 10; i++) {
                assertTrue(Client.get(proxied.port(), "/", "").endsWith("good"));
            }
        }
    }

    @Test
    void a_small_put_that_got_no_answer_is_given_to_another_with_its_body() throws Exception {
        try (var bad = new PlayedInstance("bad", HANG_UP);
                var good =
                        new PlayedInstance(
                                "good",
                                (request, link) ->
                                        PlayedInstance.answer(
                                                link,
                                                "got " + PlayedInstance.body(request, link)));
                var proxied = Proxied.to(bad, good)) {
            for (int i = 0; i < 4; i++) {
                var put =
                        "PUT / HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi";
                assertTrue(Client.ask(proxied.port(), put).endsWith("got hi"));
            }
        }
    }

    @Test
    void a_post_that_got_no_answer_is_not_repeated() throws Exception {
        try (var one = new PlayedInstance("one", HANG_UP);
                var two = new PlayedInstance("two", HANG_UP);
                var proxied = Proxied.to(one, two)) {
            var post = "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 2\r\n\r\nhi";

            assertTrue(Client.ask(proxied.port(), post).startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
            assertEquals(1, one.requests().size() + two.requests().size());
        }
    }

    @Test
    void a_get_that_kills_every_instance_it_reaches_is_given_up() throws Exception {
        try (var one = new PlayedInstance("one", HANG_UP);
                var proxied = Proxied.to(one)) {
            assertTrue(
                    Client.get(proxied.port(), "/", "").startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
            assertTrue(one.requests().size() <= 3);
        }
    }

    @Test
    void a_connection_that_ended_while_it_rested_is_not_noticed() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    PlayedInstance.answer(link, "hello");
                                    throw new IOException("ends without having said so");
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            for (int i = 0; i < 5; i++) {
                client.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
                client.until("hello");
            }
            assertEquals(5, instance.requests().size());
        }
    }

    @Test
    void instances_that_are_not_ready_get_nothing() throws Exception {
        try (var starting = PlayedInstance.saying("starting");
                var ill = PlayedInstance.saying("ill");
                var ready = PlayedInstance.saying("ready");
                var proxied = Proxied.to()) {
            proxied.route(
                    starting.backend(Readiness.STARTING),
                    ill.backend(Readiness.UNHEALTHY),
                    ready.backend());
            for (int i = 0; i < 6; i++) {
                assertTrue(Client.get(proxied.port(), "/", "").endsWith("ready"));
            }
            assertEquals(0, starting.requests().size() + ill.requests().size());
        }
    }

    @Test
    void a_request_waits_for_an_instance_to_become_ready() throws Exception {
        var limits =
                new Limits(
                        50,
                        100,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5));
        try (var instance = PlayedInstance.saying("hello");
                var proxied = new Proxied(limits, "", instance.backend(Readiness.STARTING));
                var client = new Client(proxied.port())) {
            client.send("POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 0\r\n\r\n");
            proxied.route(instance.backend());

            assertTrue(client.until("hello").startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void a_get_that_an_instance_holds_is_given_to_another_when_the_instance_falls_ill()
            throws Exception {
        var asked = new CountDownLatch(1);
        try (var frozen =
                        new PlayedInstance(
                                "frozen",
                                (request, link) -> {
                                    asked.countDown();
                                    new CountDownLatch(1).await();
                                });
                var good = PlayedInstance.saying("good");
                var proxied = Proxied.to(frozen);
                var client = new Client(proxied.port())) {
            client.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            asked.await();
            proxied.route(frozen.backend(Readiness.UNHEALTHY), good.backend());

            client.until("good");
        }
    }

    @Test
    void a_drained_instance_gets_nothing_and_an_undrained_one_does() throws Exception {
        try (var one = PlayedInstance.saying("one");
                var two = PlayedInstance.saying("two");
                var proxied = Proxied.to(one, two)) {
            var instance = proxied.fleet().ofContainer("one").getFirst();
            instance.drained(true);
            for (int i = 0; i < 6; i++) {
                assertTrue(Client.get(proxied.port(), "/", "").endsWith("two"));
            }
            instance.drained(false);
            Client.get(proxied.port(), "/", "");
            Client.get(proxied.port(), "/", "");
            assertTrue(one.requests().size() >= 1);
        }
    }

    @Test
    void an_instance_that_is_told_to_stop_ends_what_it_has_and_gets_nothing_new() throws Exception {
        var asked = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        try (var leaving =
                        new PlayedInstance(
                                "leaving",
                                (request, link) -> {
                                    asked.countDown();
                                    answers.await();
                                    PlayedInstance.answer(link, "the last word");
                                });
                var other = PlayedInstance.saying("other");
                var proxied = Proxied.to(leaving);
                var client = new Client(proxied.port())) {
            client.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            asked.await();
            proxied.fleet().stopping(leaving.backend().containerId(), Duration.ofHours(1));
            proxied.route(leaving.backend(), other.backend());
            proxied.fleet().ofContainer("leaving").getFirst().weight(100);
            for (int i = 0; i < 4; i++) {
                assertTrue(Client.get(proxied.port(), "/", "").endsWith("other"));
            }
            answers.countDown();
            client.until("the last word");
            assertEquals(1, leaving.requests().size());
        }
    }

    @Test
    void an_instance_that_does_not_answer_in_time_is_504() throws Exception {
        var limits =
                new Limits(
                        50,
                        100,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1));
        try (var instance =
                        new PlayedInstance("a", (request, link) -> new CountDownLatch(1).await());
                var proxied = new Proxied(limits, "", instance.backend())) {
            assertTrue(
                    Client.get(proxied.port(), "/", "")
                            .startsWith("HTTP/1.1 504 Gateway Timeout\r\n"));
            assertEquals(1, instance.requests().size());
        }
    }

    @Test
    void a_malformed_response_is_502() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")
                                                .flush());
                var proxied = Proxied.to(instance)) {
            assertTrue(
                    Client.get(proxied.port(), "/", "").startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
        }
    }

    @Test
    void a_response_that_breaks_off_breaks_off_for_the_client_too() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text(
                                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
                                            .flush();
                                    throw new IOException("died");
                                });
                var proxied = Proxied.to(instance)) {
            var response = Client.get(proxied.port(), "/", "");

            assertTrue(response.contains("3\r\nhel\r\n"));
            assertTrue(!response.contains("0\r\n\r\n"));
        }
    }

    @Test
    void without_a_ready_instance_it_is_503_and_says_when_to_come_back() throws Exception {
        try (var proxied = Proxied.to()) {
            var response = Client.get(proxied.port(), "/", "");

            assertTrue(response.startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
            assertTrue(response.contains("Retry-After: 1\r\n"));
            assertTrue(response.endsWith("no instance of shop is ready\n"));
        }
    }
}

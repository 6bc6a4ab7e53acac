package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that breaks its connection off says nothing about the instance that it asked. */
@Timeout(60)
class GoneClientTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n";

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    /**
     * Sends this, breaks the connection off once it has arrived, and waits for what comes of it.
     */
    private void breakOff(Proxied proxied, String request) throws Exception {
        var client = new Client(proxied.port());
        client.send(request);
        asked.await();
        client.reset();
        gone.countDown();
        awaitEnd(proxied);
    }

    private static void awaitEnd(Proxied proxied) throws InterruptedException {
        while (proxied.open() > 0) {
            Thread.sleep(1);
        }
    }

    private static void assertNotBlamed(Proxied proxied, PlayedInstance instance) {
        var backend = instance.backend();
        var counters = proxied.fleet().counters(backend.unit()).of(backend.revision());
        assertEquals(1, instance.requests().size());
        assertEquals(0, proxied.fleet().ofContainer(backend.containerName()).getFirst().failures());
        assertEquals(0, counters.noAnswers());
        assertEquals(0, counters.cuts());
    }

    private PlayedInstance answering(String text) throws Exception {
        return new PlayedInstance(
                "a",
                (request, link) -> {
                    asked.countDown();
                    gone.await();
                    link.out().text(text).flush();
                    new CountDownLatch(1).await();
                });
    }

    @Test
    void before_the_answer() throws Exception {
        try (var instance = answering("");
                var proxied = Proxied.to(instance)) {
            breakOff(proxied, GET);

            assertNotBlamed(proxied, instance);
        }
    }

    @Test
    void before_a_word_ahead_of_the_answer() throws Exception {
        try (var instance = answering("HTTP/1.1 103 Early Hints\r\n\r\n");
                var proxied = Proxied.to(instance)) {
            breakOff(proxied, GET);

            assertNotBlamed(proxied, instance);
        }
    }

    @Test
    void before_its_web_socket_begins() throws Exception {
        var upgrade = "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        try (var instance = answering("HTTP/1.1 101 Switching Protocols" + upgrade);
                var proxied = Proxied.to(instance)) {
            breakOff(proxied, "GET / HTTP/1.1\r\nHost: shop.local" + upgrade);

            assertNotBlamed(proxied, instance);
        }
    }

    @Test
    void in_the_middle_of_the_answer() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text("HTTP/1.1 200 OK\r\n")
                                            .text("Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n")
                                            .flush();
                                    new CountDownLatch(1).await();
                                });
                var proxied = Proxied.to(instance)) {
            var client = new Client(proxied.port());
            client.send(GET);
            client.until("hi");
            client.reset();
            awaitEnd(proxied);

            assertNotBlamed(proxied, instance);
        }
    }

    @Test
    void with_a_malformed_body_while_it_is_answered() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text("HTTP/1.1 200 OK\r\n")
                                            .text("Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n")
                                            .flush();
                                    PlayedInstance.body(request, link);
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send("PUT / HTTP/1.1\r\nHost: shop.local\r\n");
            client.send("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
            client.until("hi");
            client.send("no size\r\n");
            client.rest();
            awaitEnd(proxied);

            assertNotBlamed(proxied, instance);
        }
    }

    @Test
    void in_the_middle_of_a_small_body() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send("PUT / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 5\r\n\r\nhi");
            client.leave();
            while (proxied.fleet().tally("shop").requests() == 0) {
                Thread.sleep(1);
            }

            assertEquals(1, proxied.fleet().tally("shop").clientErrors());
            assertEquals(0, instance.requests().size());
        }
    }
}

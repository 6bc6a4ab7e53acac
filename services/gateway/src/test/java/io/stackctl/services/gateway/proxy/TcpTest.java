package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import io.stackctl.services.gateway.routing.Routing;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports at which bytes are passed on. */
@Timeout(60)
class TcpTest {
    private final RawInstance one = RawInstance.echoing("one");
    private final RawInstance two = RawInstance.echoing("two");
    private final Proxied proxied = new Proxied(Proxied.LIMITS, "");
    private final int port = Proxied.freePort();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    TcpTest() throws IOException {}

    @AfterEach
    void end() throws Exception {
        for (var open : toClose) {
            open.close();
        }
        proxied.close();
        one.close();
        two.close();
    }

    private void call(Backend... backends) throws IOException, InterruptedException {
        proxied.callable(port, Protocol.TCP, backends);
    }

    private RawInstance playing(RawInstance.Script script) throws IOException {
        var instance = new RawInstance("played", script);
        toClose.add(instance);
        return instance;
    }

    private Client client() throws IOException {
        var client = new Client(port);
        toClose.add(client);
        return client;
    }

    private Counters counters(String revision) {
        return proxied.fleet().counters("shop").of(revision);
    }

    private Instance instance(String name) {
        return proxied.fleet().ofContainer(name).getFirst();
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private void order(Traffic order) {
        proxied.fleet().direct(Map.of("shop", order));
    }

    private void drain(String container) {
        order(new Traffic("shop", 1, null, Set.of(container), Set.of(), Duration.ZERO, false));
    }

    private void hold(Duration time) {
        order(new Traffic("shop", 1, null, Set.of(), Set.of(), time, false));
    }

    private void awaitHeld(int count) throws InterruptedException {
        await(() -> proxied.fleet().held("shop") == count);
    }

    @Test
    void the_service_may_speak_first_and_the_client_may_end_first() throws Exception {
        call(one.backend("3"));
        var client = client();

        assertEquals("one\n", client.until("\n"));
        client.send("question");
        client.endOutput();
        assertEquals("question", client.rest());
        await(() -> counters("3").requests() == 1);
        assertEquals(1, counters("3").answers(2));
    }

    @Test
    void much_goes_both_ways() throws Exception {
        call(one.backend("3"));
        var client = client();
        client.until("\n");
        var text = "0123456789abcdef".repeat(64 * 1024);
        var sent =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                client.send(text);
                                client.endOutput();
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        });

        assertEquals(text, client.rest());
        sent.join();
    }

    @Test
    void a_connection_goes_where_fewest_are_and_elsewhere_when_it_is_not_taken() throws Exception {
        call(one.backend("3"), two.backend("3"));
        var first = client().until("\n");
        assertTrue(!first.equals(client().until("\n")), first);

        one.close();
        for (int i = 0; i < 5; i++) {
            assertEquals("two\n", client().until("\n"));
        }
        assertEquals(7, one.taken() + two.taken());
    }

    @Test
    void one_that_nobody_takes_is_closed_and_counted_as_failed() throws Exception {
        call(one.backend("3"));
        one.close();
        await(() -> !Proxied.listens("127.0.0.1", one.backend("3").port()));

        assertEquals("", client().rest());
        await(() -> counters("3").requests() == 1);
        assertEquals(1, counters("3").answers(5));
        assertTrue(counters("3").connectFailures() > 0);
    }

    @Test
    void a_reset_before_the_first_byte_is_a_failure_and_reaches_the_client() throws Exception {
        var rude =
                playing(socket -> {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                });
        call(rude.backend("3"));
        var client = client();
        client.send("x");

        assertThrows(SocketException.class, client::rest);
        await(() -> counters("3").requests() == 1);
        assertEquals(1, counters("3").answers(5));
        assertEquals(1, counters("3").noAnswers());
    }

    @Test
    void an_end_without_a_word_is_none() throws Exception {
        var silent = playing(socket -> {});
        call(silent.backend("3"));
        var client = client();

        assertEquals("", client.rest());
        client.leave();
        await(() -> counters("3").requests() == 1);
        assertEquals(1, counters("3").answers(2));
        assertEquals(0, counters("3").noAnswers());
    }

    @Test
    void a_client_that_breaks_off_is_not_taken_for_one_that_has_ended() throws Exception {
        var end = new CompletableFuture<String>();
        var listening =
                playing(socket -> {
                    socket.getOutputStream().write('x');
                    try {
                        int read = socket.getInputStream().read();
                        end.complete("read " + read);
                    } catch (SocketException reset) {
                        end.complete("reset");
                    }
                });
        call(listening.backend("3"));
        var client = client();
        client.until("x");

        client.reset();

        assertEquals("reset", end.get());
    }

    @Test
    void who_says_nothing_is_in_flight_until_the_end() throws Exception {
        call(one.backend("3"));
        var client = client();
        client.until("\n");

        assertEquals(1, instance("one").inFlight());
        assertEquals(List.of("tcp 127.0.0.1"), instance("one").paths().first(9));
        client.leave();
        await(() -> instance("one").inFlight() == 0);
        assertEquals(0, counters("3").cuts());
    }

    @Test
    void shares_are_of_connections() throws Exception {
        call(one.backend("3"), two.backend("4"));
        var shares = new TreeMap<>(Map.of("3", 750, "4", 250));
        order(
                new Traffic(
                        "shop",
                        1,
                        new Shares(shares, Sticky.NONE),
                        Set.of(),
                        Set.of(),
                        Duration.ZERO,
                        false));

        for (int i = 0; i < 40; i++) {
            client().until("\n");
        }
        assertTrue(Math.abs(30 - one.taken()) <= 1, "took " + one.taken());
    }

    @Test
    void nothing_new_begins_where_it_is_drained_and_what_is_open_goes_on() throws Exception {
        call(one.backend("3"), two.backend("4"));
        drain("two-id");
        var open = client();
        assertEquals("one\n", open.until("\n"));

        drain("one-id");
        for (int i = 0; i < 4; i++) {
            assertEquals("two\n", client().until("\n"));
        }
        open.send("still\n");
        assertEquals("still\n", open.until("\n"));
        assertEquals(1, instance("one").inFlight());
    }

    @Test
    void what_does_not_end_by_itself_is_ended_with_the_streams_and_counted() throws Exception {
        call(one.backend("3"));
        var resting = client();
        resting.until("\n");

        proxied.fleet().endStreams(List.of("one-id"), Duration.ofSeconds(1));

        assertEquals("", resting.rest());
        await(() -> counters("3").cuts() == 1);
        assertEquals(0, instance("one").inFlight());
    }

    @Test
    void who_waits_for_an_answer_is_broken_off_when_it_does_not_come() throws Exception {
        var mute =
                playing(socket -> {
                    socket.getOutputStream().write('x');
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                });
        call(mute.backend("3"));
        var client = client();
        client.until("x");
        client.send("question");
        await(() -> instance("played").inFlight() == 1);

        proxied.fleet().endStreams(List.of("played-id"), Duration.ofMillis(500));

        assertThrows(SocketException.class, client::rest);
        await(() -> counters("3").cuts() == 1);
    }

    @Test
    void connections_wait_in_the_order_in_which_they_came() throws Exception {
        call(one.backend("3"));
        hold(Duration.ofMinutes(1));
        var first = client();
        awaitHeld(1);
        var second = client();
        second.send("early");
        second.endOutput();
        awaitHeld(2);
        assertEquals(0, one.taken());

        hold(Duration.ZERO);
        assertEquals("one\n", first.until("\n"));
        assertEquals("one\nearly", second.rest());
    }

    @Test
    void a_service_without_a_container_is_waited_for_while_it_is_held() throws Exception {
        call(one.backend("3"));
        hold(Duration.ofMinutes(1));
        proxied.fleet().apply(Routing.NONE);
        var client = client();
        awaitHeld(1);

        call(two.backend("4"));
        hold(Duration.ZERO);
        assertEquals("two\n", client.until("\n"));
    }

    @Test
    void who_has_waited_for_as_long_as_is_allowed_is_closed() throws Exception {
        call(one.backend("3"));
        hold(Duration.ofMillis(1));

        assertEquals("", client().rest());
        assertEquals(0, one.taken());
    }

    @Test
    void under_maintenance_connections_are_closed() throws Exception {
        call(one.backend("3"));
        order(new Traffic("shop", 1, null, Set.of(), Set.of(), Duration.ZERO, true));

        assertEquals("", client().rest());
        assertEquals(0, one.taken());
    }

    @Test
    void a_connection_from_another_network_is_closed() throws Exception {
        call(one.backend("3"));

        try (var stranger = new Client(Proxied.ELSEWHERE, port)) {
            assertEquals("", stranger.rest());
        }
        assertEquals(0, one.taken());
    }

    @Test
    void a_place_in_the_gateway_is_free_again_afterwards() throws Exception {
        call(one.backend("3"));
        var client = client();
        client.until("\n");
        assertEquals(1, proxied.open());

        client.leave();
        await(() -> proxied.open() == 0);
    }

    @Test
    void a_gateway_that_stops_ends_what_is_open() throws Exception {
        call(one.backend("3"));
        var client = client();
        client.until("\n");

        proxied.stop();

        assertEquals("", client.rest());
    }
}

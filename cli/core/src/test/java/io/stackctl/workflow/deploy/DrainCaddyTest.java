package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service behind Caddy, which says what is in flight. All containers have one address here. */
@Timeout(60)
class DrainCaddyTest {

    private static final String OLD =
            """
            services:
              proxy: { image: 'caddy:2' }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                labels: { caddy: a.b }
                x-stackctl: { deploy: { min-healthy: 0s, drain: { timeout: 30s } } }
            """;
    private static final String NEXT = OLD.replace("V: \"1\"", "V: \"2\"");

    private final FakeEngine engine = FakeEngine.with("shop:1", "caddy:2");
    private final List<String> warned = new CopyOnWriteArrayList<>();

    /** What it answers in turn; the last one for ever. */
    private final Deque<String> answers = new ArrayDeque<>();

    /** Whether an old one had been stopped when it was asked, each time. */
    private final List<Boolean> asked = new ArrayList<>();

    private void hear(Event event) {
        if (event instanceof Event.Warning(var words)) {
            warned.add(words);
        }
    }

    private synchronized Optional<String> answer(List<String> command) {
        if (!command.getLast().contains("/reverse_proxy/upstreams")) {
            return Optional.empty();
        }
        asked.add(engine.calls().stream().anyMatch(call -> call.startsWith("stop ")));
        return Optional.of(answers.size() > 1 ? answers.remove() : answers.getFirst());
    }

    private void deploy(String from, String to, String... said) {
        answers.addAll(List.of(said));
        engine.play(this::answer);
        var around =
                TestSurroundings.of(engine, this::hear, _ -> false, Interruption.never(), false);
        new Up(around).run(Stacks.shop(from), UpRequest.DEFAULTS);
        warned.clear();
        new Deploy(around).run(Stacks.shop(to), DeployRequest.DEFAULTS);
        assertTrue(engine.calls().stream().anyMatch(call -> call.startsWith("stop ")));
    }

    private static String inFlight(long requests) {
        return "[{\"address\":\"172.18.0.2:80\",\"num_requests\":" + requests + ",\"fails\":0}]";
    }

    @Test
    void it_is_stopped_when_nothing_is_in_flight() {
        deploy(OLD, NEXT, inFlight(3), inFlight(1), inFlight(0));

        assertEquals(List.of(false, false, false), asked);
        assertEquals(List.of(), warned);
    }

    @Test
    void what_never_ends_is_cut_and_said() {
        deploy(OLD, NEXT.replace("timeout: 30s", "timeout: 1s"), inFlight(2));

        assertTrue(asked.size() > 1 && !asked.contains(true), asked::toString);
        assertEquals(
                List.of(
                        "Caddy had requests to web in flight for 1 s without a break, and 2 may be"
                                + " cut"),
                warned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "Not Found",
                "{\"address\":\"172.18.0.2:80\",\"num_requests\":5}",
                "[{\"address\":\"172.18.0.2:80\",\"num_requests\":\"many\"}]",
                "[{\"address\":\"172.18.0.2:80\",\"num_requests\":-5}]",
                "[{\"address\":\"172.18.0.2\",\"num_requests\":5}]",
                "[{\"address\":\"172.18.0.22:80\",\"num_requests\":5}]",
                "[5, [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]"
            })
    void what_says_nothing_of_it_is_asked_once(String said) {
        deploy(OLD, NEXT, said);

        assertEquals(List.of(false), asked);
        assertEquals(List.of(), warned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain: { via: none }", "drain: { timeout: 0s }"})
    void who_wants_no_drain_has_none(String drain) {
        deploy(OLD, NEXT.replace("drain: { timeout: 30s }", drain), inFlight(5));

        assertEquals(List.of(), asked);
    }

    @Test
    void a_caddy_elsewhere_is_not_asked() {
        var apart =
                OLD.replace("'caddy:2' }", "'caddy:2', networks: [apart] }")
                        + "networks: { apart: {} }\n";

        deploy(apart, apart.replace("V: \"1\"", "V: \"2\""), inFlight(5));

        assertEquals(List.of(), asked);
    }
}

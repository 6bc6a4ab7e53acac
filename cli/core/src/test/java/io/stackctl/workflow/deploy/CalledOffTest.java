package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What is said to a user who ends a deployment in its midst. */
@Timeout(60)
class CalledOffTest {

    private static final String OLD =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" } }
              web:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                x-stackctl: { deploy: { strategy: rolling, min-healthy: 0s } }
            """;

    /** Its first check takes for ever. */
    private static final String SLOW =
            OLD.replace("V: \"1\"", "V: \"2\"").replace("'true'", "later");

    private static final String GOES_ON =
            "whoever has the requests goes on: `stackctl deploy` or `stackctl promote` goes on with"
                    + " it, `stackctl abort` goes back";
    private static final String BACK_OR_ON =
            ": `stackctl abort` starts the old version again, `stackctl deploy` or `stackctl"
                    + " promote` goes on with the new one";

    private static final String NOBODY =
            "warning: revision 1 is half deployed, and nobody serves web (a request waits for up to"
                    + " 30s, then it fails)"
                    + BACK_OR_ON;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Interruption interruption = new Interruption(_ -> {});
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Predicate<Event.ActionChanged> moment = _ -> false;

    @BeforeEach
    void up() {
        PlayedGateway.of(engine, "shop", "web");
        new Up(around()).run(Stacks.shop(OLD), UpRequest.DEFAULTS);
        told.clear();
    }

    private Surroundings around() {
        return TestSurroundings.of(engine, this::hear, _ -> true, interruption, false);
    }

    private void hear(Event event) {
        if (event instanceof Event.Note(var words)) {
            told.add(words);
        } else if (event instanceof Event.Warning(var words)) {
            told.add("warning: " + words);
        } else if (event instanceof Event.ActionChanged action && moment.test(action)) {
            interruption.arrived();
        }
    }

    private static Predicate<Event.ActionChanged> begins(String verb, String service) {
        return action ->
                action.verb().equals(verb)
                        && action.service().equals(service)
                        && action.stage() == Event.Stage.BEGUN;
    }

    private void deploy(String definition) {
        new Deploy(around()).run(Stacks.shop(definition), DeployRequest.DEFAULTS);
    }

    private static void assertInterrupted(Executable what) {
        assertInstanceOf(
                Failure.Interrupted.class, assertThrows(StackException.class, what).failure());
    }

    @Test
    void the_old_one_serves_while_the_new_one_starts() {
        moment = begins("await", "web");

        assertInterrupted(() -> deploy(SLOW));

        assertEquals(List.of("revision 1 is half deployed, and " + GOES_ON), told);
    }

    private void callOffInTheGap() {
        moment = begins("await", "web");
        assertInterrupted(() -> deploy(SLOW.replace("rolling", "recreate")));
    }

    @Test
    void requests_are_held_while_nobody_serves() {
        callOffInTheGap();

        assertEquals(List.of(NOBODY), told);
    }

    @Test
    void without_a_hold_nobody_answers() {
        moment = begins("await", "web");

        assertInterrupted(
                () -> deploy(SLOW.replace("strategy: rolling", "strategy: recreate, hold: 0s")));

        assertEquals(
                List.of("warning: revision 1 is half deployed, and nobody serves web" + BACK_OR_ON),
                told);
    }

    @Test
    void abort_in_the_gap_starts_the_old_one_again() {
        callOffInTheGap();
        moment = _ -> false;

        new Deploy(around()).abort(StackName.of("shop"));

        assertEquals(
                1,
                engine.containers().ofAllStacks(false).stream()
                        .filter(container -> container.service().value().equals("web"))
                        .filter(container -> container.labels().revision().value() == 0)
                        .count());
    }

    @Test
    void an_abort_that_is_called_off_says_the_same() {
        callOffInTheGap();
        told.clear();
        engine.firstCheck("shop-web-1", Health.STARTING);
        moment = begins("await", "web");

        assertInterrupted(() -> new Deploy(around()).abort(StackName.of("shop")));

        assertEquals(List.of(NOBODY), told);
    }
}

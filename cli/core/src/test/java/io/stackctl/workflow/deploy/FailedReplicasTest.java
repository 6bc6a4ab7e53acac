package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some new containers fail: how many may, and what is done when more do. */
@Timeout(60)
class FailedReplicasTest {

    private static final String CHECKED =
            "image: 'shop:1', environment: { V: '1' }, healthcheck: { test: [CMD, sh, -c, 'exit 0'] }";
    private static final String WEB =
            "services: { web: { "
                    + CHECKED
                    + ", deploy: { replicas: 4, update_config: { UPDATE } },"
                    + " x-stackctl: { deploy: { min-healthy: 10ms } } } }";
    private static final String TWO =
            "services: { db: { "
                    + CHECKED
                    + ", deploy: { update_config: { failure_action: rollback } } }, web: { "
                    + CHECKED
                    + ", depends_on: [db], deploy: { update_config: { failure_action: pause } } } }";

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Collection<String> sick = new HashSet<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Surroundings around =
            TestSurroundings.of(engine, this::hear, _ -> false, Interruption.never(), false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max_failure_ratio: 0.5, failure_action: rollback                 | web/1 web/2
                    max_failure_ratio: 0.5, failure_action: pause, parallelism: 0    | web/1 web/4
                    max_failure_ratio: 0.5, failure_action: pause, order: stop-first | web/3 web/4
                    max_failure_ratio: 1                                             | web/1 web/2 web/3 web/4
                    failure_action: continue                                         | web/1 web/2 web/3 web/4
                    """)
    void so_many_may_fail(String update, String failing) {
        deploy(WEB.replace("UPDATE", update), failing);

        assertEquals(4, revisions().size());
        assertEquals(Set.of("r1"), Set.copyOf(revisions()));
        assertEquals(failing.split(" ").length, warnings.size(), warnings::toString);
        assertTrue(
                warnings.getFirst().contains("is unhealthy, and the deployment goes on"),
                warnings::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    max_failure_ratio: 0.5, failure_action: rollback | web/1 web/2 web/3 | ROLLED_BACK
                    max_failure_ratio: 0.4, failure_action: rollback | web/1 web/2       | ROLLED_BACK
                    max_failure_ratio: 0.5                           | web/1 web/2 web/4 | MIXED
                    failure_action: rollback                         | web/4             | ROLLED_BACK
                    """)
    void more_are_too_many(String update, String failing, End end) {
        var failure =
                assertThrows(
                        StackException.class, () -> deploy(WEB.replace("UPDATE", update), failing));

        assertEquals(
                end, assertInstanceOf(Failure.DeploymentFailed.class, failure.failure()).end());
        assertEquals(end == End.ROLLED_BACK, Set.of("r0").equals(Set.copyOf(revisions())));
    }

    @ParameterizedTest
    @CsvSource({"db/1, ROLLED_BACK", "web/1, MIXED"})
    void the_one_that_failed_says_what_is_done(String failing, End end) {
        var failure = assertThrows(StackException.class, () -> deploy(TWO, failing));

        assertEquals(
                end, assertInstanceOf(Failure.DeploymentFailed.class, failure.failure()).end());
    }

    private void deploy(String definition, String failing) {
        new Up(around).run(Stacks.shop(definition), UpRequest.DEFAULTS);
        sick.addAll(Arrays.asList(failing.split(" ")));
        new Deploy(around)
                .run(Stacks.shop(definition.replace("V: '1'", "V: '2'")), DeployRequest.DEFAULTS);
    }

    /** What is waited for gets healthy, or ill, as soon as it is. */
    private void hear(Event event) {
        if (event instanceof Event.Warning warning) {
            warnings.add(warning.message());
        }
        if (event instanceof Event.ActionChanged action
                && action.verb().equals("await")
                && action.stage() == Event.Stage.BEGUN) {
            for (var container : engine.containers().ofAllStacks(false)) {
                if (isOf(container, action.subject())) {
                    boolean ill = sick.contains(action.subject()) && isNew(container);
                    engine.health(container.name(), ill ? Health.UNHEALTHY : Health.HEALTHY);
                }
            }
        }
    }

    private static boolean isOf(ObservedContainer container, String target) {
        return target.equals(container.service() + "/" + container.number().orElse(0));
    }

    private static boolean isNew(ObservedContainer container) {
        return container.labels().revision().value() > 0;
    }

    private List<String> revisions() {
        return engine.containers().ofAllStacks(true).stream()
                .map(container -> container.labels().revision().toString())
                .toList();
    }
}

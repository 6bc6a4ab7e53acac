package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lock.LockWait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs before a service starts does so in a deployment if the service stands still in it. */
@Timeout(60)
class InitStepsDeployTest {

    private static final String SHOP =
            """
            services:
              web:
                image: 'shop:1'
                environment: { V: "1" }
                pre_start: [{ command: 'true' }]
                deploy: { replicas: 1, update_config: { order: start-first } }
                x-stackctl: { deploy: { min-healthy: 0s } }
            """;
    private static final String NEXT = SHOP.replace("V: \"1\"", "V: \"2\"");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @Test
    void the_first_deployment_runs_it() {
        var plan = deploy(SHOP);

        assertEquals(List.of("run pre_start[0] of service web", "start web/1"), runs(plan));
        assertEquals(List.of(), plan.warnings());
    }

    @Test
    void who_goes_over_with_old_containers_running_does_without_and_the_plan_says_so() {
        deploy(SHOP);

        var plan = deploy(NEXT);

        assertEquals(List.of("start web/1", "stop web/1"), runs(plan));
        assertEquals(
                List.of(
                        "pre_start of service \"web\" is not run: some of its containers run all"
                                + " the time until the new ones do; migrations are meant for what"
                                + " has to be done before a new version serves"),
                plan.warnings());
    }

    @Test
    void the_only_container_ends_before_it_runs_where_it_stops_first() {
        deploy(SHOP.replace("start-first", "stop-first"));

        var plan = deploy(NEXT.replace("start-first", "stop-first"));

        assertEquals(
                List.of("stop web/1", "run pre_start[0] of service web", "start web/1"),
                runs(plan));
        assertEquals(List.of(), plan.warnings());
    }

    @Test
    void what_does_not_run_has_it_run_however_it_goes_over() {
        deploy(SHOP);
        engine.exit("shop-web-1", 0);

        var plan = deploy(NEXT);

        assertEquals(List.of("run pre_start[0] of service web", "start web/1"), runs(plan));
    }

    @Test
    void one_of_several_that_stop_first_always_runs() {
        var two = NEXT.replace("replicas: 1", "replicas: 2").replace("start-first", "stop-first");
        deploy(SHOP.replace("replicas: 1", "replicas: 2"));

        var plan = deploy(two);

        assertTrue(
                runs(plan).stream().noneMatch(step -> step.contains("pre_start")),
                runs(plan)::toString);
        assertEquals(1, plan.warnings().size());
    }

    private Plan<?> deploy(String definition) {
        return new Deploy(around)
                .run(
                        Stacks.shop(definition),
                        new DeployRequest(
                                DeployRequest.DEFAULTS.up(),
                                DeployOptions.NONE,
                                Optional.empty(),
                                "",
                                LockWait.NONE));
    }

    /** What begins and ends programs, in order. */
    private static List<String> runs(Plan<?> plan) {
        return plan.actions().stream()
                .map(numbered -> numbered.action().verb() + " " + numbered.action().target())
                .filter(step -> step.matches("(start|stop|run) .*"))
                .toList();
    }
}

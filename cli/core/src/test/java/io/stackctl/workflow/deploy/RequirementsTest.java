package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.deploy.vip.CarriedNames;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.Step;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a deployment changes anything, and what is made of modes and turns. */
@Timeout(60)
class RequirementsTest {

    private static final Path PAGE = Path.of("../../docs/deployments.md");

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    private Plan<Step> plan(String attributes) {
        return new Deploy(around).plan(Stacks.shop(web(attributes)), DeployRequest.DEFAULTS);
    }

    private static String web(String attributes) {
        return "services: {web: {image: 'shop:1', " + attributes + "}}\n";
    }

    private void up(String attributes) {
        new Up(around).run(Stacks.shop(web(attributes)), UpRequest.DEFAULTS);
    }

    private String standing() {
        return engine.containers().ofAllStacks(true).stream()
                .map(ObservedContainer::name)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    deploy: {placement: {constraints: [node.hostname == other]}} | 'node.hostname == other' is not met: here it is 'fake'
                    deploy: {replicas: 2, placement: {max_replicas_per_node: 1}} | 2 replicas do not fit
                    deploy: {restart_policy: {max_attempts: 2}}                  | an engine counts attempts after failures only
                    deploy: {endpoint_mode: vip}                                 | services.web.deploy.endpoint_mode: an engine gives a service no address of its own, but a gateway can
                    deploy: {endpoint_mode: vpi}                                 | 'vpi' is no endpoint mode
                    deploy: {mode: nowhere}                                      | 'nowhere' is not a mode
                    deploy: {update_config: {failure_action: shrug}}             | 'shrug' is not a failure action
                    """)
    void what_cannot_be_is_refused_before_anything_changes(String attributes, String expected) {
        var message =
                assertThrows(StackException.class, () -> plan(attributes)).failure().message();

        assertTrue(message.contains(expected), message);
        assertThrows(
                StackException.class,
                () -> new Deploy(around).run(Stacks.shop(web(attributes)), DeployRequest.DEFAULTS));
        assertEquals("", standing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy: {placement: {constraints: [node.hostname == FAKE]}}",
                "deploy: {endpoint_mode: dnsrr}",
                "deploy: {placement: {constraints: [node.platform.arch == amd64]}}",
                "x-stackctl: {deploy: {sticky: none, ready: {probe: health, deadline: 3s}}}",
                "x-stackctl: {deploy: {drain: {via: none}, sticky: cookie}}"
            })
    void what_can_be_is_planned(String attributes) {
        assertEquals(List.of(), plan(attributes).warnings());
    }

    @Test
    void what_nobody_keeps_is_warned_of() {
        var plan =
                plan(
                        "deploy: {placement: {constraints: [node.role == manager]}, restart_policy:"
                                + " {condition: on-failure, delay: 5s, window: 30s}}");

        assertEquals(
                List.of(
                        "services.web.deploy.placement: 'node.role == manager' is not looked at:"
                                + " this engine is no node of a swarm",
                        "services.web.deploy.restart_policy.delay: 5s is not kept: the engine"
                                + " starts it again after 0.1s, each time after twice as long, 1m"
                                + " at most; `heal` leaves that to it, so that what ends while"
                                + " nobody watches comes back, too",
                        "services.web.deploy.restart_policy.window: 30s is not kept: the engine"
                                + " takes a restart for a success after 10s, and counts"
                                + " max_attempts since it was started by somebody; `heal` leaves"
                                + " that to it, so that what ends while nobody watches comes back,"
                                + " too"),
                plan.warnings());
    }

    @Test
    void a_global_service_has_one_container_and_up_has_nothing_to_do_then() {
        var attributes =
                "deploy: {mode: global, replicas: 3}, x-stackctl: {deploy: {min-healthy: 0s}}";

        new Deploy(around).run(Stacks.shop(web(attributes)), DeployRequest.DEFAULTS);

        assertEquals("shop-web-1", standing());
        var web = Requirements.fitted(Stacks.shop(web(attributes)));
        assertTrue(new Up(around).plan(web, UpRequest.DEFAULTS).isEmpty());
    }

    @Test
    void containers_with_data_go_over_one_by_one_from_the_highest_number() {
        var data = "volumes: [/data], deploy: {replicas: 3, update_config: {parallelism: 2}}";
        up(data);

        var plan = plan(data + ", environment: {V: 2}");

        var stops =
                plan.actions().stream()
                        .filter(numbered -> numbered.action().verb().equals("stop"))
                        .map(numbered -> numbered.action().target().toString())
                        .toList();
        assertEquals(List.of("web/3", "web/2", "web/1"), stops, plan::toString);
    }

    @Test
    void a_job_is_started_and_not_waited_for() {
        var plan = plan("deploy: {mode: replicated-job}");

        var verbs = plan.actions().stream().map(numbered -> numbered.action().verb()).toList();
        assertTrue(verbs.contains("start") && !verbs.contains("await"), plan::toString);
    }

    @Test
    void none_of_the_page_s_examples_is_refused() throws IOException {
        var examples =
                Pattern.compile("(?ms)^```yaml\n(.*?)^```$")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .toList();
        assertEquals(5, examples.size());
        for (var example : examples) {
            var stack = Stacks.shop(example.group(1));
            assertEquals(List.of(), Requirements.check(stack, engine));
            CarriedNames.of(stack);
        }
    }
}

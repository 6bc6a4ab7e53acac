package io.stackctl.definition;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.document.StackDocument;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployHook;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.deploy.StackPolicy;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.UpdateConfig;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.tree.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployPolicyTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack stack(String text) {
        return files.file("compose.yaml", text).load();
    }

    /** Of a service, and of nothing else. */
    private DeployPolicy web(String attributes) {
        return first(stack("services: {web: {image: x, " + attributes + "}}"));
    }

    private static DeployPolicy first(Stack stack) {
        return DeployPolicy.of(stack, stack.services().getFirst());
    }

    private static DeployPolicy rollback(Stack stack) {
        return DeployPolicy.ofRollback(stack, stack.services().getFirst());
    }

    private static String refusal(Stack stack) {
        return assertThrows(StackException.class, () -> first(stack)).failure().message();
    }

    /** The update, in one line. */
    private static String pace(DeployPolicy policy) {
        return policy.parallelism()
                + " "
                + DurationText.print(policy.delay())
                + " "
                + DurationText.print(policy.minHealthy())
                + " "
                + policy.maxFailureRatio()
                + " "
                + policy.failureAction()
                + " "
                + policy.order().map(UpdateOrder::toString).orElse("-");
    }

    @Test
    void a_service_that_says_nothing_is_rolled_one_by_one_and_back_when_it_fails() {
        var policy = web("");

        assertEquals("rolling 1 0s 5s 0.0 rollback -", policy.strategy() + " " + pace(policy));
        assertEquals(
                "[health PT0.5S PT2M]",
                "["
                        + policy.ready().probe()
                        + " "
                        + policy.ready().every()
                        + " "
                        + policy.ready().deadline()
                        + "]");
        assertEquals(Duration.ofMinutes(10), policy.deadline());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                   | 1 0s 5s 0.0 pause -
                    {parallelism: 0}                                     | 0 0s 5s 0.0 pause -
                    {parallelism: "3", delay: 1m30s}                     | 3 1m30s 5s 0.0 pause -
                    {monitor: 0s}                                        | 1 0s 5s 0.0 pause -
                    {monitor: 20s, failure_action: rollback}             | 1 0s 20s 0.0 rollback -
                    {max_failure_ratio: 0.3, failure_action: continue}   | 1 0s 5s 0.3 continue -
                    {order: stop-first}                                  | 1 0s 5s 0.0 pause stop-first
                    {order: start-first, parallelism: 99999999999}       | 2147483647 0s 5s 0.0 pause start-first
                    """)
    void the_update_is_as_compose_words_it(String config, String expected) {
        assertEquals(expected, pace(web("deploy: {update_config: " + config + "}")));
    }

    @Test
    void failures_are_too_many_when_they_are_strictly_more_than_the_ratio() {
        for (var changed = 1; changed <= 200; changed++) {
            for (var failed = 0; failed <= changed; failed++) {
                var text = "" + (double) failed / changed;
                var update =
                        new UpdateConfig(
                                Optional.empty(),
                                1,
                                Duration.ZERO,
                                Duration.ZERO,
                                Double.parseDouble(text),
                                FailureAction.PAUSE);
                assertFalse(update.isTooMany(failed, changed), failed + " of " + changed);
                if (failed < changed) {
                    assertTrue(
                            update.isTooMany(failed + 1, changed), failed + 1 + " of " + changed);
                }
            }
        }
    }

    @Test
    void a_rollback_has_a_config_of_its_own_and_is_never_rolled_back() {
        var stack =
                stack(
                        """
                        services:
                          web:
                            image: x
                            deploy:
                              update_config: {parallelism: 2, failure_action: rollback}
                              rollback_config: {parallelism: 0, monitor: 1s}
                            x-stackctl: {deploy: {strategy: canary, bake: 1m}}
                        """);

        var policy = rollback(stack);

        assertEquals("rolling 0 0s 1s 0.0 pause -", policy.strategy() + " " + pace(policy));
        assertEquals(Duration.ZERO, policy.bake());
        assertEquals("1 0s 5s 0.0 pause -", pace(rollback(stack("services: {a: {image: x}}"))));
    }

    @Test
    void what_the_service_says_lies_on_what_the_stack_says_key_by_key() {
        var policy =
                first(
                        stack(
                                """
                                services:
                                  web:
                                    image: x
                                    deploy: {update_config: {monitor: 7s}}
                                    x-stackctl:
                                      deploy:
                                        canary: {each: 5s}
                                        min-healthy: 0s
                                        smoke: {command: ./smoke --fast}
                                x-stackctl:
                                  deploy:
                                    strategy: canary
                                    min-healthy: 3s
                                    canary: {steps: [10, "50%", 99.5], each: 9s}
                                    drain: {timeout: 1m}
                                    smoke: {http: /health}
                                    history: {keep: 3}
                                """));

        assertEquals(Strategy.CANARY, policy.strategy());
        assertEquals(Duration.ZERO, policy.minHealthy());
        assertEquals("[10%, 50%, 99.5%]", policy.canary().steps().toString());
        assertEquals(Duration.ofSeconds(5), policy.canary().each());
        assertEquals(Duration.ofMinutes(1), policy.drain().timeout());
        assertEquals("Optional[Command[words=[./smoke, --fast]]]", policy.smoke().toString());
        assertEquals(3, policy.keep());
    }

    @Test
    void hooks_of_the_stack_and_of_a_service_are_kept_apart() {
        var stack =
                stack(
                        """
                        services:
                          web:
                            image: x
                            x-stackctl: {deploy: {hooks: {before: {service: web}}}}
                        x-stackctl: {deploy: {hooks: {after: [./bin/tell, two words]}}}
                        """);

        var hooks = first(stack).hooks();
        assertEquals("web", ((DeployHook.OfService) hooks.before().get()).service().value());
        assertTrue(hooks.after().isEmpty());
        assertEquals(
                "Optional[OnMachine[words=[./bin/tell, two words]]]",
                StackPolicy.of(stack).hooks().after().toString());
    }

    @Test
    void variables_may_give_numbers_flags_and_times() {
        files.variable("KEEP", "4").variable("MAY", "false").variable("TIME", "90s");

        var policy =
                first(
                        stack(
                                """
                                services:
                                  web:
                                    image: x
                                    x-stackctl: {deploy: {overlap: "${MAY}", hold: "${TIME}"}}
                                x-stackctl: {deploy: {history: {keep: "${KEEP}"}}}
                                """));

        assertEquals(4, policy.keep());
        assertEquals("FORBIDDEN", policy.overlap().name());
        assertEquals(Duration.ofSeconds(90), policy.hold());
    }

    @Test
    void the_default_deadlines_leave_time_for_what_is_waited_for() {
        var slow =
                web("healthcheck: {test: [CMD, x], interval: 1m, retries: 5, start_period: 10m}");
        assertEquals(Duration.ofMinutes(17).plusSeconds(30), slow.ready().deadline());
        assertTrue(slow.deadline().compareTo(slow.ready().deadline()) > 0);

        var many = web("deploy: {replicas: 10, update_config: {delay: 5m}}");
        assertEquals(Duration.ofMinutes(45).plusSeconds(50), many.waits(10));
        assertTrue(many.deadline().compareTo(many.waits(10)) > 0);
    }

    @Test
    void a_container_has_no_longer_than_its_service() {
        var policy = web("x-stackctl: {deploy: {deadline: 30s, ready: {deadline: 1m}}}");
        assertEquals(Duration.ofSeconds(30), policy.ready().deadline());

        var asked =
                new DeployOptions(
                        Optional.empty(),
                        List.of(),
                        Optional.of(Duration.ofSeconds(7)),
                        Optional.empty(),
                        false,
                        false);
        assertEquals(Duration.ofSeconds(7), web("").with(asked).ready().deadline());
    }

    @Test
    void what_is_asked_for_once_wins() {
        var options =
                new DeployOptions(
                        Optional.empty(),
                        Share.growing("5,25"),
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.of(Duration.ofSeconds(2)),
                        true,
                        false);

        var policy = web("").with(options);

        assertEquals("canary pause", policy.strategy() + " " + policy.failureAction());
        assertEquals("[5%, 25%]", policy.canary().steps().toString());
        assertEquals(Duration.ofMinutes(1), policy.deadline());
        assertEquals(Duration.ofSeconds(2), policy.drain().timeout());
        assertEquals(web(""), web("").with(DeployOptions.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update_config: {failure_action: rolback}   | update_config.failure_action: 'rolback' is not a failure action\\n  did you mean 'rollback'?
                    update_config: {delay: -1s}                | update_config.delay: duration '-1s' is negative
                    update_config: {max_failure_ratio: 1.5}    | update_config.max_failure_ratio: '1.5' is not a ratio
                    rollback_config: {failure_action: rollback} | rollback_config.failure_action: a rollback is not rolled back
                    """)
    void what_only_a_deployment_minds_is_said_by_it_and_not_before(String deploy, String said) {
        var stack = stack("services:\n  web:\n    image: x\n    deploy: {" + deploy + "}\n");

        var message = refusal(stack);

        assertTrue(message.contains("compose.yaml:4:"), message);
        assertTrue(message.contains("services.web.deploy." + said.replace("\\n", "\n")), message);
    }

    @Test
    void a_key_beside_deploy_is_a_mistake_of_a_deployment_alone() {
        var message = refusal(stack("services: {web: {image: x, x-stackctl: {depoly: {}}}}"));

        assertTrue(message.contains("services.web.x-stackctl.depoly"), message);
        assertTrue(message.contains("did you mean 'deploy'?"), message);
    }

    @Test
    void it_survives_being_kept() {
        var stack =
                stack(
                        """
                        services:
                          web: {image: x, x-stackctl: {deploy: {strategy: blue-green, hold: 1m}}}
                        x-stackctl: {deploy: {sticky: cookie, canary: {steps: [0.5]}}}
                        """);

        var text = requireNonNull(StackDocument.write(stack));
        var kept = StackDocument.read(text);

        assertEquals(first(stack), first(kept));
    }
}

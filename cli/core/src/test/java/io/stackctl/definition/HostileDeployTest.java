package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Ratio;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.tree.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written below {@code deploy}, it is a policy or a message with a place. */
class HostileDeployTest {

    private static final List<String> VALUES =
            List.of(
                    "",
                    "~",
                    "true",
                    "0",
                    "-1",
                    "1e999",
                    "9223372036854775808",
                    ".nan",
                    ".inf",
                    "2024-01-02",
                    "9999999h",
                    "5%",
                    "-0%",
                    "\"\\u001b[2J\"",
                    "\"\\ud83d\\ude00\"",
                    "[]",
                    "[[]]",
                    "[1, {}]",
                    "{}",
                    "{http: {}}",
                    "{command: []}",
                    "{service: [a]}",
                    "3 per 10m",
                    "canary",
                    "30s",
                    "'/'");

    private static final List<String> KEYS =
            List.of(
                    "strategy",
                    "ready",
                    "ready.probe",
                    "ready.every",
                    "min-healthy",
                    "deadline",
                    "drain.timeout",
                    "drain.via",
                    "hold",
                    "overlap",
                    "sticky",
                    "canary",
                    "canary.steps",
                    "canary.each",
                    "canary.min-requests",
                    "canary.max-error-rate",
                    "bake",
                    "smoke",
                    "smoke.http",
                    "smoke.command",
                    "hooks.before",
                    "history.keep",
                    "autoscale",
                    "autoscale.max",
                    "autoscale.cpu",
                    "heal",
                    "heal.at-most");

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private Stack stack(String text) {
        return files.file("compose.yaml", text).load();
    }

    private static String field(String key, String value) {
        var keys = key.split("\\.", -1);
        return keys.length == 1
                ? key + ": " + value
                : keys[0] + ": {" + keys[1] + ": " + value + "}";
    }

    @Test
    void any_value_of_any_field_gives_a_policy_or_a_mistake_at_its_place() {
        var policies = 0;
        var messages = 0;
        for (var key : KEYS) {
            for (var value : VALUES) {
                try {
                    var stack =
                            stack(
                                    "services: {web: {image: x}}\nx-stackctl:\n  deploy: {"
                                            + field(key, value)
                                            + "}\n");
                    // Times of any policy can be added and printed.
                    var policy = DeployPolicy.of(stack, stack.services().getFirst());
                    assertFalse(DurationText.print(policy.deadline()).isEmpty());
                    policies++;
                } catch (StackException e) {
                    assertTrue(
                            e.failure() instanceof InvalidDefinition invalid
                                    && invalid.mistakes().stream()
                                            .allMatch(mistake -> mistake.location().line() == 3),
                            key + ": " + value + " says " + e.failure().message());
                    messages++;
                }
            }
        }
        assertTrue(policies > 90 && messages > 300, policies + " and " + messages);
    }

    @Test
    void random_update_configs_and_checks_give_a_policy_or_a_mistake() {
        var random = new Random(13);
        var times = List.of("0s", "5s", "2540400h", "-3s", "1ns", "292y", "106751d");
        var counts = List.of("0", "1", "-1", "4294967296", "18446744073709551615", "x");
        for (var i = 0; i < 300; i++) {
            var time = times.get(random.nextInt(times.size()));
            var other = times.get(random.nextInt(times.size()));
            var count = counts.get(random.nextInt(counts.size()));
            var text =
                    """
                    services:
                      web:
                        image: x
                        healthcheck: {test: [CMD, x], interval: %s, start_period: %s, retries: %s}
                        deploy: {replicas: 2000000000, update_config: {delay: %s, parallelism: %s}}
                    """
                            .formatted(time, other, count, other, count);
            try {
                var stack = stack(text);
                var policy = DeployPolicy.of(stack, stack.services().getFirst());
                assertTrue(policy.ready().deadline().isPositive(), text);
                assertTrue(policy.deadline().compareTo(Duration.ofDays(365)) <= 0, text);
                assertFalse(DurationText.print(policy.waits(2_000_000_000)).isEmpty());
            } catch (StackException e) {
                assertTrue(e.failure() instanceof InvalidDefinition, text + e);
            }
        }
    }

    @Test
    void a_thousand_steps_are_one_mistake_and_a_long_text_is_cut() {
        var steps = new ArrayList<String>();
        for (var i = 1; i <= 1000; i++) {
            steps.add("0." + i);
        }
        var text =
                "services: {web: {image: x}}\nx-stackctl: {deploy: {canary: {steps: "
                        + steps
                        + "}, strategy: "
                        + "x".repeat(100_000)
                        + "}}\n";

        var message = assertThrows(StackException.class, () -> stack(text)).failure().message();

        assertTrue(message.contains("1000 steps are too many"), "no such step");
        assertTrue(message.length() < 1000, message.length() + " characters");
    }

    @Test
    void what_is_accepted_today_is_still_accepted() {
        var stack =
                stack(
                        """
                        services:
                          web:
                            image: x
                            x-stackctl: [anything, at all]
                            deploy: {update_config: {failure_action: explode}, mode: sideways}
                          db: {image: x, x-stackctl: {note: mine, deploy: }}
                        x-stackctl: {deploy: ~}
                        x-other: {deploy: {strategy: nonsense}}
                        """);

        assertEquals(2, stack.services().size());
    }

    @Test
    void what_is_printed_stays_what_was_written() {
        var text =
                """
                services:
                  web:
                    image: x
                    x-stackctl:
                      deploy:
                        canary:
                          steps:
                            - 5
                            - 50%
                        hold: 90s
                        strategy: canary
                """;
        files.file("compose.yaml", text);

        assertTrue(files.config().contains("hold: 90s"), files.config());
        assertTrue(files.config().contains("- 50%"), files.config());
    }

    @Test
    void shares_and_percentages_read_back_as_they_are_printed() {
        for (var permille = 0; permille <= 1000; permille++) {
            var share = new Share(permille);
            assertEquals(share, Share.of(share.toString()));
            assertEquals(share, Share.of(share.toString().replace("%", "")));
        }
        var random = new Random(7);
        for (var i = 0; i < 2000; i++) {
            var text = random.nextInt(1000) + "." + random.nextInt(1, 1000) + "%";
            var ratio = Ratio.of(text);
            assertEquals(Ratio.of(ratio.toString()), ratio, text);
            assertEquals(
                    Double.parseDouble(text.replace("%", "")) / 100, ratio.value(), 1e-12, text);
        }
    }

    @Test
    void durations_read_back_as_they_are_printed() {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++) {
            var millis = (long) Math.pow(10, random.nextDouble() * 9);
            var text = DurationText.print(Duration.ofMillis(millis));
            var stack =
                    i % 100 == 0
                            ? stack(
                                    "services: {web: {image: x, x-stackctl: {deploy: {hold: "
                                            + text
                                            + "}}}}")
                            : null;
            if (stack != null) {
                var policy = DeployPolicy.of(stack, stack.services().getFirst());
                assertEquals(Duration.ofMillis(millis), policy.hold(), text);
            }
            assertEquals(Duration.ofMillis(millis), DurationText.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "5%%",
                "5 %",
                "1e3",
                "NaN",
                "Infinity",
                "0x5",
                "5d",
                "+-5",
                "100.01",
                "٥%"
            })
    void what_is_no_share_is_refused(String text) {
        assertThrows(InvalidValueException.class, () -> Share.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5,", ",5", "5,5", "50,25", "0,5", "5;25", "5,,25"})
    void shares_that_do_not_grow_are_refused(String text) {
        assertThrows(InvalidValueException.class, () -> Share.growing(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-1s", "366d", "999ms", "0", "1s1", "٣s", "9999999999999h"})
    void what_is_no_deadline_is_refused(String text) {
        assertThrows(InvalidValueException.class, () -> DeployOptions.deadlineOf(text));
        assertEquals(Duration.ZERO, DeployOptions.timeoutOf("0s"));
    }

    @Test
    void shares_that_grow_may_have_blanks_between_them() {
        assertEquals("[5%, 25.5%, 100%]", Share.growing("5, 25.5% ,100").toString());
    }
}

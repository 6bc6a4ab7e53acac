package io.stackctl.workflow.deploy.hook;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.workflow.Interruption;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HookEndingTest {

    @Test
    void whoever_a_hook_has_begun_is_killed_too_where_it_does_not_mind_being_asked()
            throws Exception {
        var program =
                new ProcessBuilder(
                        "sh", "-c", "(trap '' TERM; echo deaf; exec sleep 600) & wait; true");
        try (var ending = HookEnding.of(Interruption.never())) {
            var process = ending.start(program);
            var said =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            said.readLine();
            var begun = process.descendants().toList();

            assertFalse(ending.await(Duration.ofMillis(1), Duration.ofMillis(1)));

            for (var child : begun) {
                child.onExit().get(20, TimeUnit.SECONDS);
            }
        }
    }
}

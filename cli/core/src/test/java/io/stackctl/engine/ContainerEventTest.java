package io.stackctl.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.stackctl.engine.ContainerEvent.Died;
import io.stackctl.engine.ContainerEvent.HealthChanged;
import io.stackctl.engine.ContainerEvent.Other;
import io.stackctl.engine.ContainerEvent.Signalled;
import io.stackctl.engine.ContainerEvent.Told;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.Health;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine's words mean. */
class ContainerEventTest {

    @ParameterizedTest
    @CsvSource({
        "create, Created",
        "start, Started",
        "die, Died",
        "died, Died",
        "health_status: healthy, HealthChanged",
        "pause, Paused",
        "unpause, Unpaused",
        "kill, Signalled",
        "rename, Renamed",
        "destroy, Removed",
        "remove, Removed",
        "detach, Detached",
        "exec_create: /bin/sh -c 'die', Executed",
        "exec_die, Executed",
        "restart, Other",
        "oom, Other"
    })
    void each_word_is_of_one_kind(String action, String kind) {
        var told = told(action, Map.of());

        assertEquals(kind, ContainerEvent.of(told).getClass().getSimpleName());
        assertSame(told, ContainerEvent.of(told).told());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " start",
                "START",
                "start\n",
                "die: 3",
                "health_status",
                "health_status: none",
                "health_status:healthy",
                "\u001b[31mdie\u0000"
            })
    void a_word_that_is_none_means_nothing_and_is_kept(String action) {
        var event = assertInstanceOf(Other.class, ContainerEvent.of(told(action, Map.of())));

        assertEquals(action, event.told().action());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "137, 137",
        "999999999, 999999999",
        "4294967295, 0",
        "-1, 0",
        "1e3, 0",
        "٣, 0",
        "three, 0",
        "'', 0"
    })
    void an_exit_code_that_cannot_be_read_is_none(String text, int code) {
        var event = ContainerEvent.of(told("die", Map.of("exitCode", text)));

        assertEquals(code, assertInstanceOf(Died.class, event).exitCode());
    }

    @Test
    void podman_has_its_own_word_for_an_exit_code() {
        var event = ContainerEvent.of(told("died", Map.of("containerExitCode", "3")));

        assertEquals(3, assertInstanceOf(Died.class, event).exitCode());
    }

    @ParameterizedTest
    @CsvSource({"healthy, HEALTHY", "unhealthy, UNHEALTHY", "starting, STARTING"})
    void health_is_read(String word, Health health) {
        var event = ContainerEvent.of(told("health_status: " + word, Map.of()));

        assertEquals(health, assertInstanceOf(HealthChanged.class, event).health());
    }

    @Test
    void a_signal_may_be_untold() {
        var sent = ContainerEvent.of(told("kill", Map.of("signal", "15")));
        var untold = ContainerEvent.of(told("kill", Map.of()));

        assertEquals("15", assertInstanceOf(Signalled.class, sent).signal());
        assertEquals("", assertInstanceOf(Signalled.class, untold).signal());
    }

    private static Told told(String action, Map<String, String> attributes) {
        return new Told(action, new ContainerId("f00"), "shop-web-1", attributes, Instant.EPOCH);
    }
}

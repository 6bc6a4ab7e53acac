package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopOrderTest {
    private static StopOrder of(String config) {
        return StopOrder.of(Answer.parse("{\"Config\":" + config + "}"));
    }

    @Test
    void signals_have_names_and_numbers() {
        assertEquals(15, Signals.number("15"));
        assertEquals(15, Signals.number("SIGTERM"));
        assertEquals(3, Signals.number("quit"));
        assertEquals(37, Signals.number("SIGRTMIN+3"));
        assertEquals(60, Signals.number("RTMAX-4"));
        for (var none : new String[] {"", "0", "-1", "65", "99999999999", "SIG", "RTMIN+99"}) {
            assertEquals(0, Signals.number(none), none);
        }
    }

    @Test
    void the_engine_s_own_hold_where_nothing_else_is_said() {
        for (var config : new String[] {"{}", "{\"StopSignal\":\"\",\"StopTimeout\":null}"}) {
            assertTrue(of(config).isGivenBy(15));
            assertEquals(Duration.ofSeconds(15), of(config).longest());
        }
    }

    @Test
    void a_container_s_own_signal_and_time_count() {
        var stop = of("{\"StopSignal\":\"SIGRTMIN+3\",\"StopTimeout\":60}");

        assertTrue(stop.isGivenBy(37));
        assertTrue(stop.isGivenBy(9), "no process survives it");
        assertFalse(stop.isGivenBy(15));
        assertFalse(stop.isGivenBy(0));
        assertEquals(Duration.ofSeconds(65), stop.longest());
    }

    @Test
    void a_container_that_is_waited_for_without_a_limit_takes_part_again_some_day() {
        assertEquals(Duration.ofSeconds(3605), of("{\"StopTimeout\":-1}").longest());
    }
}

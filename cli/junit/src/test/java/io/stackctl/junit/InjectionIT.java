package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.StackSession;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a test can ask for its stack. */
class InjectionIT extends TestRuns {

    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @BeforeEach
    void forget() {
        NAMES.clear();
    }

    @Test
    void constructors_and_tests_with_other_parameters_that_run_at_once_get_it() {
        var settings =
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

        var run = TestRun.of(settings, Everywhere.class);

        assertEquals(4, run.successes());
        assertEquals(1, NAMES.size());
        var failure = String.valueOf(run.failure().getMessage());
        assertTrue(failure.contains("port 81 of service web is not published"), failure);
        assertTrue(failure.contains("Add \"81\" to 'ports' of the service at "), failure);
        assertTrue(failure.contains("web.yaml:4:5"), failure);
    }

    @ComposeStack("classpath:stacks/web.yaml")
    static class Everywhere {
        private final StackSession stack;
        private final int port;

        Everywhere(StackSession stack, @ServicePort(service = "web", port = 80) int port) {
            this.stack = stack;
            this.port = port;
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void with_other_parameters(
                int number, @ServicePort(service = "web", port = 80) InetSocketAddress address)
                throws Exception {
            NAMES.add(stack.name());
            assertEquals(port, address.getPort());
            assertEquals(number, stack.exec("web", "sh", "-c", "exit " + number).exitCode());
            BOTH.await(1, TimeUnit.MINUTES);
        }

        @Nested
        class Within {
            private final String inside;

            Within(@ServicePort(service = "web", port = 80) String inside) {
                this.inside = inside;
            }

            @Test
            void by_their_own_constructor() {
                NAMES.add(stack.name());
                assertEquals("127.0.0.1:" + port, inside);
            }
        }

        @Test
        void of_several_containers() {
            assertEquals(1, stack.addresses("web", 80).size());
        }

        @Test
        void not_of_a_port_that_is_not_published(
                @ServicePort(service = "web", port = 81) int nowhere) {
            assertEquals(0, nowhere);
        }
    }
}

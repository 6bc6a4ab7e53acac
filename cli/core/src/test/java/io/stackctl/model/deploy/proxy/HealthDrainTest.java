package io.stackctl.model.deploy.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthDrainTest {

    private static final String VIA = ", x-stackctl: { deploy: { drain: { via: healthcheck } } }";

    private static Stack shop(String attributes) {
        return Stacks.shop("services: { web: { image: 'shop:1', " + attributes + " } }\n");
    }

    private static Service web(Stack stack) {
        return stack.definedService(ServiceName.of("web")).orElseThrow();
    }

    private static Service wrapped(String attributes) {
        var stack = shop(attributes);
        return HealthDrain.wrapped(stack, web(stack));
    }

    private static List<String> test(String attributes) {
        return wrapped(attributes).healthcheck().orElseThrow().test();
    }

    /** The exit code of a check on this machine, where nobody drains. */
    private static int run(List<String> test) throws IOException, InterruptedException {
        var words = new ArrayList<String>(test.subList(1, test.size()));
        if (test.getFirst().equals("CMD-SHELL")) {
            words.addAll(0, List.of("/bin/sh", "-c"));
        }
        return new ProcessBuilder(words).start().waitFor();
    }

    private static int runMarked(List<String> test) throws IOException, InterruptedException {
        return run(test.stream().map(word -> word.replace(HealthDrain.MARK, "/")).toList());
    }

    @Test
    void a_program_gets_its_words_as_they_are() throws Exception {
        var test = test("healthcheck: { test: [CMD, test, 'a  b', '=', 'a  b'] }" + VIA);

        assertEquals(List.of("test", "a  b", "=", "a  b"), test.subList(4, 8));
        assertEquals(0, run(test));
        assertEquals(1, runMarked(test));
        assertEquals(3, run(test("healthcheck: { test: [CMD, sh, -c, 'exit 3'] }" + VIA)));
    }

    @Test
    void so_does_a_line_for_a_shell() throws Exception {
        var test = test("healthcheck: { test: 'true && exit 0 || exit 3' }" + VIA);

        assertEquals("CMD-SHELL", test.getFirst());
        assertEquals(2, test.size());
        assertEquals(0, run(test));
        assertEquals(1, runMarked(test));
    }

    @Test
    void what_does_not_ask_for_it_or_cannot_have_it_stays_as_it_is() {
        for (var attributes :
                List.of(
                        "healthcheck: { test: [CMD, 'true'] }",
                        "healthcheck: { interval: 3s }" + VIA,
                        "healthcheck: { disable: true }" + VIA,
                        "healthcheck: { test: [NONE] }" + VIA,
                        "read_only: true, healthcheck: { test: [CMD, 'true'] }" + VIA,
                        "image: 'shop:2'" + VIA)) {
            var stack = shop(attributes.replace("image: 'shop:2'", "stdin_open: true"));
            var service = web(stack);

            assertSame(service, HealthDrain.wrapped(stack, service), attributes);
        }
    }

    @Test
    void a_service_says_it_before_the_whole_stack_does() {
        var stack =
                Stacks.shop(
                        """
                        x-stackctl: { deploy: { drain: { via: healthcheck } } }
                        services:
                          web: { image: 'shop:1', x-stackctl: { deploy: { drain: { timeout: 1s } } } }
                          api: { image: 'shop:1', x-stackctl: { deploy: { drain: { via: none } } } }
                        """);

        assertEquals(
                List.of(false, true),
                stack.services().stream()
                        .map(service -> HealthDrain.isAsked(stack, service))
                        .toList());
        assertEquals(Optional.empty(), HealthDrain.ownAsk(web(stack)));
    }

    @Test
    void it_takes_as_many_checks_as_there_are_retries() {
        var check = "healthcheck: { test: [CMD, 'true'], interval: 10s, timeout: 2s, retries: 2 }";

        assertEquals(Duration.ofSeconds(20), HealthDrain.time(web(shop(check))));
        assertEquals(Duration.ofSeconds(54), HealthDrain.longest(web(shop(check))));
        assertEquals(
                Duration.ofSeconds(90),
                HealthDrain.time(web(shop("healthcheck: { test: [CMD, 'true'] }"))));
    }
}

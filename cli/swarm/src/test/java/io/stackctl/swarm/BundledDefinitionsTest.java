package io.stackctl.swarm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stacks that come with this repository, with what makes them ones for a swarm. */
class BundledDefinitionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart compose.yaml compose.swarm.yaml",
                "voting compose.yaml compose.swarm.yaml",
                "blog compose.yaml compose.swarm.yaml",
                "platform compose.yaml compose.override.yaml compose.swarm.yaml"
            })
    void a_swarm_can_honour_all_of_them(String words) {
        var stack = stack(List.of(words.split(" ", -1)));

        assertDoesNotThrow(() -> Refusals.check(stack));
        assertEquals("swarm", stack.extension().target());
        assertEquals("bundled", stack.extension().registry());
    }

    @Test
    void the_registry_is_one_too() {
        assertDoesNotThrow(() -> Refusals.check(stack(List.of("registry", "compose.yaml"))));
    }

    @Test
    void without_it_their_ports_are_refused() {
        var stack = stack(List.of("voting", "compose.yaml"));

        assertThrows(StackException.class, () -> Refusals.check(stack));
    }

    private static Stack stack(List<String> words) {
        var folder = Path.of("../../stack-definitions").resolve(words.getFirst()).toAbsolutePath();
        var request = LoadRequest.in(folder.normalize().toString(), Map.of());
        return new StackLoader(_ -> {}).load(request.files(words.subList(1, words.size())).build());
    }
}

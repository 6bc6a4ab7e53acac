package io.stackctl.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.PublishedPort;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StackSessionTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new ArrayList<>();
    private final Surroundings around =
            TestSurroundings.of(engine, events::add, _ -> false, Interruption.never(), false);
    private Path definition = Path.of("");

    @BeforeEach
    void define() throws IOException {
        definition =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        """
                        name: shop
                        services:
                          web: { image: 'shop:1', ports: ['8080:80', '5353:53/udp', '81'] }
                          job: { image: 'shop:1' }
                        """);
    }

    @Test
    void a_stack_comes_up_is_ready_says_its_ports_and_goes() {
        var stack = StackSession.load(definition, around);

        stack.up();
        stack.await(LONG);

        assertEquals(List.of("shop-job-1", "shop-web-1"), containers("shop"));
        assertEquals(8080, stack.port("web", 80));
        assertEquals(
                List.of(
                        new PublishedPort("0.0.0.0", 80, 8080, "tcp"),
                        new PublishedPort("0.0.0.0", 53, 5353, "udp")),
                stack.ports("web"));
        assertEquals(List.of(), stack.ports("job"));

        stack.down();

        assertEquals(List.of(), containers("shop"));
        assertEquals(List.of(), stack.ports("web"));
    }

    @Test
    void a_file_can_be_several_stacks() throws IOException {
        Files.writeString(definition, "services: { web: { image: 'shop:1' } }\n");
        var one = StackSession.load(definition, "one", around);
        var two = StackSession.load(definition, "two", around);

        one.up();
        two.up();
        one.down();

        assertEquals(List.of(), containers("one"));
        assertEquals(List.of("two-web-1"), containers("two"));
    }

    @Test
    void waiting_replaces_nothing_and_starts_what_has_ended() throws IOException {
        var stack = StackSession.load(definition, around);
        stack.up();
        engine.containers().kill(engine.idOf("shop-job-1"), "SIGKILL");
        Files.writeString(
                definition,
                Files.readString(definition).replace("shop:1', ports", "shop:1', user: me, ports"));
        int before = engine.calls().size();

        StackSession.load(definition, around).await(LONG);

        assertEquals(
                List.of("start shop-job-1"), engine.calls().subList(before, engine.calls().size()));
    }

    @Test
    void what_is_not_there_is_said() {
        var stack = StackSession.load(definition, around);

        assertEquals("stack shop has no service ghost", message(() -> stack.ports("ghost")));
        assertEquals(
                "no port of the host leads to port 80 of service web",
                message(() -> stack.port("web", 80)));
    }

    @Test
    void a_mistake_names_its_place() throws IOException {
        Files.writeString(definition, "services: { web: { imag: x } }\n");

        assertEquals(
                definition + ":1:20",
                message(() -> StackSession.load(definition, around))
                        .substring(0, definition.toString().length() + 5));
    }

    private List<String> containers(String stack) {
        return engine.containers().ofStack(StackName.of(stack), true).stream()
                .map(container -> container.name())
                .sorted()
                .toList();
    }

    private static String message(Executable call) {
        return assertThrows(StackException.class, call).failure().message();
    }
}

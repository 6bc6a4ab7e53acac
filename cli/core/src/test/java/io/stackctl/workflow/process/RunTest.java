package io.stackctl.workflow.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void it_tells_of_what_it_needs_and_not_of_its_own_container() {
        var result = run(TestSurroundings.of(engine, events::add));

        assertEquals(Set.of("shop-db-1", "shop_default"), named());
        assertEquals(
                "shop-tool",
                engine.containers()
                        .inspect(new ContainerId(result.container()))
                        .orElseThrow()
                        .name());
    }

    @Test
    void a_rehearsal_tells_of_it_too() {
        run(TestSurroundings.of(engine, events::add, _ -> false, Interruption.never(), true));

        assertTrue(named().contains("shop-tool"), events.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "start"})
    void a_container_that_is_to_go_goes_too_when_it_cannot_be_started(String call) {
        engine.refuse(
                call + " shop-tool",
                new EngineFailure(EngineFailure.Kind.CONFLICT, "no room", 409, ""));

        assertThrows(
                StackException.class, () -> run(TestSurroundings.of(engine, events::add), true));

        assertTrue(
                engine.containers().inspect(ContainerName.of("shop-tool")).isEmpty(),
                engine.calls().toString());
    }

    @Test
    void it_gets_what_a_program_sets(@TempDir Path folder) throws IOException {
        // The shell looks for this script in the folder of the stack.
        Files.writeString(
                folder.resolve("compose"),
                "echo '{\"type\":\"setenv\",\"message\":\"URL=here\"}'\n");
        var stack =
                Stacks.in(
                        folder,
                        "shop",
                        """
                        services:
                          app: { image: 'shop:1', depends_on: [db] }
                          db: { provider: { type: /bin/sh } }
                        """);

        run(TestSurroundings.of(engine, events::add), stack, false);

        assertEquals("here", engine.variablesOf("shop-tool").get("DB_URL"));
    }

    @Test
    void hooks_run_once_it_runs() {
        run(TestSurroundings.of(engine, events::add), hooked("mark"), false);

        var calls = engine.calls();
        assertEquals("start shop-tool", calls.get(calls.size() - 2));
        assertEquals("exec shop-tool mark", calls.getLast());
    }

    @Test
    void a_hook_that_fails_is_an_error_where_the_container_itself_gave_none() {
        assertEquals(
                "app hook exited with status 1",
                assertThrows(StackException.class, () -> attached(hooked("false"), 0))
                        .failure()
                        .message());
        assertEquals(3, attached(hooked("false"), 3).exitCode());
    }

    @Test
    void a_command_that_has_ended_by_then_needs_no_hooks() {
        var brief =
                Stacks.shop(
                        """
                        services:
                          app:
                            image: shop:1
                            command: "true"
                            post_start: [{ command: mark }]
                        """);

        assertEquals(0, run(TestSurroundings.of(engine, events::add), brief, true).exitCode());
    }

    private static Stack hooked(String command) {
        return Stacks.shop(
                """
                services:
                  app: { image: 'shop:1', post_start: [{ command: 'COMMAND' }] }
                """
                        .replace("COMMAND", command));
    }

    /** One in the foreground that ends when its hook has failed. */
    private Run.Result attached(Stack stack, int code) {
        return run(
                TestSurroundings.of(
                        engine,
                        event -> {
                            if (event instanceof Event.ActionChanged change
                                    && change.stage() == Event.Stage.FAILED) {
                                engine.exit("shop-tool", code);
                            }
                        }),
                stack,
                true);
    }

    private Run.Result run(Surroundings around) {
        return run(around, false);
    }

    private Run.Result run(Surroundings around, boolean removed) {
        var stack =
                Stacks.load(
                        "shop",
                        """
                        services:
                          app: { image: 'shop:1', depends_on: [db] }
                          db: { image: 'shop:1' }
                        """);
        return run(around, stack, removed);
    }

    private static Run.Result run(Surroundings around, Stack stack, boolean removed) {
        var request =
                new RunRequest(
                        ServiceName.of("app"),
                        List.of(),
                        RunRequest.Changes.NONE,
                        Optional.of("shop-tool"),
                        UpRequest.DEFAULTS,
                        true,
                        !removed,
                        false,
                        false,
                        removed,
                        false);
        return new Run(around).run(stack, request, new Silence());
    }

    private Set<String> named() {
        var names = new TreeSet<String>();
        for (var event : events) {
            if (event instanceof Event.ResourceChanged change) {
                names.add(change.resource().name());
            }
        }
        return names;
    }

    /** Nothing is typed, and nothing is shown: the container goes on in the background. */
    private record Silence() implements Stdio {
        @Override
        public InputStream input() {
            return InputStream.nullInputStream();
        }

        @Override
        public void write(boolean error, byte[] buffer, int offset, int length) {}

        @Override
        public Raw raw(BiConsumer<Integer, Integer> resized) {
            return NOT_RAW;
        }
    }
}

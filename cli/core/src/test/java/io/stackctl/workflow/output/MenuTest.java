package io.stackctl.workflow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.EngineThread;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.watch.WatchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user does by single keys while an {@code up} shows containers. */
@Timeout(60)
class MenuTest {

    private static final Set<ServiceName> WEB = Set.of(ServiceName.of("web"));

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Character> typed = new LinkedBlockingQueue<>();
    private final Interruption interruption = new Interruption(_ -> {});

    @TempDir Path folder;

    @Test
    void d_leaves_the_containers_running() {
        typed.add('x');
        typed.add('d');

        assertEquals(0, up(Stacks.shop("services: { web: { image: 'shop:1' } }"), _ -> {}));

        assertEquals(1, engine.containers().ofAllStacks(false).size());
        assertEquals(List.of(new Event.Menu(true, false), new Event.Menu(false, false)), menus());
    }

    @Test
    void w_begins_to_watch_and_ends_it() throws IOException {
        Files.createDirectory(folder.resolve("src"));
        var stack =
                Stacks.in(
                        folder,
                        "shop",
                        """
                        services:
                          web:
                            image: shop:1
                            develop: { watch: [{ action: restart, path: src }] }
                        """);
        typed.add('w');

        int code =
                up(
                        stack,
                        event -> {
                            if (said(event, "Watch enabled")) {
                                typed.add('w');
                            } else if (said(event, "Watch disabled")) {
                                typed.add('d');
                            }
                        });

        assertEquals(0, code);
        assertTrue(menus().contains(new Event.Menu(true, true)), menus()::toString);
        assertEquals(new Event.Menu(false, false), menus().getLast());
    }

    @Test
    void w_says_where_to_read_on_where_nothing_is_to_be_watched() {
        typed.add('w');
        typed.add('d');

        up(Stacks.shop("services: { web: { image: 'shop:1' } }"), _ -> {});

        assertTrue(
                events.contains(
                        new Event.Warning(
                                "watch is not yet configured. Learn more:"
                                        + " https://docs.docker.com/compose/file-watch/")),
                events::toString);
    }

    @Test
    void an_interrupt_stops_everything_and_the_menu_goes() {
        int code =
                up(
                        Stacks.shop("services: { web: { image: 'shop:1' } }"),
                        event -> {
                            if (event.equals(new Event.Menu(true, false))) {
                                interruption.arrived();
                            }
                        });

        assertEquals(130, code);
        assertEquals(List.of(), engine.containers().ofAllStacks(false));
        assertEquals(new Event.Menu(false, false), menus().getLast());
    }

    private static boolean said(Event event, String text) {
        return event instanceof Event.LogLine line && line.text().toString().equals(text);
    }

    private List<Event> menus() {
        return events.stream().filter(Event.Menu.class::isInstance).toList();
    }

    private int up(Stack stack, Consumer<Event> reaction) {
        var around =
                TestSurroundings.of(
                        engine,
                        event -> {
                            events.add(event);
                            reaction.accept(event);
                        },
                        _ -> false,
                        interruption,
                        false);
        var watch = new WatchRequest(Optional.empty(), false, false);
        return new AttachedUp(around)
                .run(
                        stack,
                        UpRequest.DEFAULTS,
                        new AttachRequest(
                                WEB,
                                WEB,
                                AttachRequest.Abort.NEVER,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.of(new MenuRequest(this::listen, watch))));
    }

    private Keys.Listening listen(IntConsumer key) {
        var reader = EngineThread.start("typing", () -> type(key));
        return reader::interrupt;
    }

    private void type(IntConsumer key) {
        try {
            while (true) {
                key.accept(typed.take());
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.provider.Gifts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RebuildTest {

    private final FakeEngine engine = new FakeEngine();
    private final List<Event> events = new ArrayList<>();

    private Surroundings around() {
        return TestSurroundings.of(engine, events::add, _ -> false, Interruption.never(), false);
    }

    @Test
    void what_a_service_depends_on_is_neither_built_nor_pulled_again() {
        engine.addToRegistry("cache:1");
        var stack =
                Stacks.shop(
                        """
                        services:
                          web: {build: {dockerfile_inline: FROM scratch}, depends_on: [db, cache]}
                          db: {build: {dockerfile_inline: FROM scratch}, pull_policy: build}
                          cache: {image: "cache:1", pull_policy: always}
                        """);
        new Up(around()).run(stack, UpRequest.DEFAULTS);
        var before = engine.calls().size();

        new Rebuild(
                        around(),
                        stack,
                        new WatchRequest(Optional.empty(), false, true),
                        Watching.Upheaval.UNHEARD,
                        new Gifts())
                .run(Set.of(ServiceName.of("web")));

        assertEquals(
                List.of("build shop-web"),
                engine.calls().subList(before, engine.calls().size()).stream()
                        .filter(call -> call.startsWith("build ") || call.startsWith("pull "))
                        .toList());
    }

    @Test
    void only_of_very_many_changes_at_once_is_warned() {
        WatchLog.warn(around(), 1000);
        assertEquals(List.of(), events);

        WatchLog.warn(around(), 1001);

        assertEquals(
                List.of(
                        new Event.Warning(
                                "Very large batch of file changes detected: 1001 files. This may"
                                        + " impact performance."),
                        WatchLog.line(
                                "Large batch of file changes detected. If you just switched"
                                        + " branches, this is expected.")),
                events);
    }
}

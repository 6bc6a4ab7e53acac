package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.event.Event;
import io.stackctl.history.AuditEntry;
import io.stackctl.history.AuditLog;
import io.stackctl.history.Occasion;
import io.stackctl.history.Outcome;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What other verbs do with what is kept of a stack's deployments. */
class DeployedStackTest {

    private final Stack stack =
            Stacks.load(
                    "shop-" + UUID.randomUUID(),
                    """
                    services: { web: { image: 'shop:1', volumes: ['data:/data'] } }
                    volumes: { data: {} }
                    """);
    private final FoundStack found = new FoundStack.Defined(stack);
    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new ArrayList<>();

    private Surroundings around(String... line) {
        return TestSurroundings.of(engine, events::add, _ -> true, Interruption.never(), false)
                .commanded(List.of(line));
    }

    private static Occasion occasion() {
        return new Occasion(Instant.EPOCH, "ada@laptop", "stackctl deploy", Optional.empty(), "");
    }

    private void deploy() {
        new Up(around()).run(stack, UpRequest.DEFAULTS);
        var web = ServiceName.of("web");
        var image = engine.images().inspect("shop:1").orElseThrow().id();
        new RevisionStore(engine, stack.name())
                .begin(
                        new Revision(
                                new RevisionNumber(1),
                                occasion(),
                                List.of(web),
                                Map.of(web, image),
                                Optional.empty(),
                                ""),
                        "{}");
        log().append(AuditEntry.of(occasion(), "deploy", Map.of(), "succeeded", Duration.ZERO));
        engine.volumes()
                .create(
                        VolumeSpec.of(
                                VolumeName.of(stack.name() + "_stackctl-traffic-web-1"),
                                Map.of("io.stackctl.traffic.stack", stack.name().value())));
    }

    private AuditLog log() {
        return new AuditLog(engine, stack.name());
    }

    private List<String> kept() {
        return engine.volumes().all().stream()
                .map(volume -> volume.name().substring(stack.name().value().length()))
                .toList();
    }

    @Test
    void down_takes_the_shares_of_requests_and_leaves_the_history() {
        deploy();

        new Down(around("stackctl", "down", "-v"))
                .run(
                        found,
                        new DownOptions(
                                StopOptions.DEFAULTS, false, true, DownOptions.Images.NONE));

        assertEquals(List.of("_stackctl-audit", "_stackctl-r1"), kept());
    }

    @Test
    void down_of_a_part_leaves_the_shares_of_requests() {
        deploy();

        new Down(around()).run(found, DownOptions.DEFAULTS.of(Set.of(ServiceName.of("web"))));

        assertTrue(kept().contains("_stackctl-traffic-web-1"));
    }

    @Test
    void nuke_takes_all_of_it_and_the_names_of_images_that_go_with_it() {
        deploy();
        engine.images().tag("shop:1", "mine:1");

        assertEquals(Nuke.Result.REMOVED, new Nuke(around()).stack(found));

        assertTrue(engine.isEmpty());
        assertEquals(Optional.empty(), engine.images().inspect(stack.name() + "-web:stackctl-r1"));
        assertTrue(engine.images().inspect("mine:1").isPresent());
    }

    @Test
    void a_change_is_noted_where_the_stack_has_a_history() {
        deploy();

        new Down(around("stackctl", "down", "--registry-token", "geheim"))
                .run(found, DownOptions.DEFAULTS);

        var entry = log().read(Optional.empty()).getLast();
        assertEquals("down", entry.action());
        assertEquals("done", entry.outcome());
        assertEquals("stackctl down --registry-token ***", entry.occasion().command());
        assertTrue(entry.occasion().by().contains("@"), entry.occasion().by());
        assertEquals(
                List.of("deploy", "down"),
                log().read(Optional.empty()).stream().map(AuditEntry::action).toList());
    }

    @Test
    void what_changes_nothing_is_not_noted() {
        deploy();
        new RevisionStore(engine, stack.name())
                .finish(
                        new RevisionNumber(1),
                        new Outcome(Outcome.Result.SUCCEEDED, Instant.EPOCH, Duration.ZERO, "", 0));

        new Up(around("stackctl", "up")).run(stack, UpRequest.DEFAULTS);

        assertEquals(1, log().read(Optional.empty()).size());
    }

    @Test
    void a_stack_that_was_never_deployed_pays_for_none_of_it() {
        new Up(around()).run(stack, UpRequest.DEFAULTS);
        new Down(around()).run(found, DownOptions.DEFAULTS);
        new Nuke(around()).stack(found);

        assertEquals(0, engine.volumeListings());
        assertTrue(
                engine.calls().stream().noneMatch(call -> call.contains("_stackctl-")),
                engine.calls().toString());
    }
}

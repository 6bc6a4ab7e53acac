package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Start;
import io.stackctl.workflow.lifecycle.StartRequest;
import io.stackctl.workflow.lifecycle.Stop;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs before a service starts, and waiting for what was started. */
@Timeout(300)
class InitStepsIT {

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    @BeforeEach
    void makeImage() {
        TestImage.ensure(engine);
    }

    @AfterEach
    void remove() {
        new Down(around)
                .run(
                        new FoundStack.Defined(stack()),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        engine.close();
    }

    @Test
    void steps_run_in_order_in_the_volumes_of_the_service_whenever_it_comes_up_anew()
            throws IOException {
        define(
                """
                pre_start:
                  - command: [sh, -c, "sleep 1; echo \\"$$WORD\\" >> /data/log"]
                    environment: { WORD: first }
                  - command: [sh, -c, "echo second of $$NAME >> /data/log; hostname > /data/host"]
                """);
        up(1);
        assertEquals(List.of("first", "second of shop"), log());
        assertEquals(List.of(), observe().inits());

        up(1);
        up(3);
        assertEquals(2, log().size(), "all is up, and more of it are no new start");

        new Stop(around).run(new FoundStack.Defined(stack()), StopOptions.DEFAULTS);
        up(3);
        assertEquals(4, log().size());
    }

    @Test
    void a_step_that_fails_keeps_the_service_down_and_says_why() throws IOException {
        define(
                """
                pre_start:
                  - { command: [sh, -c, "echo fine"] }
                  - { command: [sh, -c, "echo no such table >&2; exit 3"] }
                  - { command: [sh, -c, "echo never >> /data/log"] }
                """);

        var failure = assertThrows(StackException.class, () -> up(1)).failure();

        assertEquals("service \"web\" pre_start[1] exited with code 3", failure.message());
        assertTrue(failure.remedy().contains("\n  | no such table\n"), failure::remedy);
        assertEquals("CREATED", web().state().name());
        var left = observe().inits();
        assertEquals(1, left.size());
        assertTrue(failure.remedy().contains(left.getFirst().id().abbreviated()));
        assertThrows(StackException.class, () -> up(1));
        assertEquals(1, observe().inits().size());
        assertTrue(!observe().inits().getFirst().id().equals(left.getFirst().id()));

        new Down(around).run(new FoundStack.Defined(stack()), DownOptions.DEFAULTS);
        assertEquals(List.of(), observe().inits());
    }

    @Test
    void a_step_that_cannot_be_started_leaves_nothing() throws IOException {
        define("pre_start: [{ command: [/no/such/program] }]\n");

        var failure = assertThrows(StackException.class, () -> up(1)).failure();

        assertTrue(failure.message().contains("/no/such/program"), failure::message);
        assertEquals(List.of(), observe().inits());
    }

    @Test
    void start_waits_for_what_is_checked_and_no_longer_than_it_may() throws IOException {
        define(
                """
                healthcheck: { test: [CMD, test, -e, /data/ready], interval: 300ms, retries: 900 }
                """);
        new Up(around).run(stack(), UpRequest.of(Wanted.DEFAULTS.starting(Wanted.Starting.NEVER)));
        var start = new Start(around);
        var found = new FoundStack.Defined(stack());

        var failure =
                assertThrows(
                                StackException.class,
                                () ->
                                        start.run(
                                                found,
                                                new StartRequest(
                                                        Set.of(),
                                                        true,
                                                        Optional.of(Duration.ofSeconds(1)))))
                        .failure();
        assertEquals("application not healthy after 1s", failure.message());

        Inside.run(engine, web().name(), "touch", "/data/ready");
        start.run(found, new StartRequest(Set.of(), true, Optional.empty()));
        assertEquals("HEALTHY", web().health().name());
    }

    private void define(String more) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: init-steps-it
                services:
                  web:
                    image: %s
                    command: [sleep, "600"]
                    init: true
                    environment: { NAME: shop }
                    stop_signal: SIGKILL
                    volumes: ["data:/data"]
                %s
                volumes: { data: {} }
                """
                        .formatted(TestImage.NAME, more.indent(4).stripTrailing()));
    }

    private void up(int replicas) {
        new Up(around)
                .run(
                        stack(),
                        new UpRequest(
                                Wanted.DEFAULTS,
                                Timing.DEFAULTS,
                                ImagePolicy.DEFAULTS,
                                Map.of(ServiceName.of("web"), ReplicaCount.of("" + replicas))));
    }

    private List<String> log() {
        return Inside.run(engine, web().name(), "cat", "/data/log").lines().toList();
    }

    private ObservedContainer web() {
        return observe().containers().getFirst();
    }

    private ObservedStack observe() {
        return engine.observe(stack().name(), ObservationScope.CONTAINERS);
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }
}

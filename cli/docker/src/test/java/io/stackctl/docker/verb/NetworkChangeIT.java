package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Networks are changed beneath containers, which keep their identity and their names. */
@Timeout(300)
class NetworkChangeIT {

    private static final StackName STACK = StackName.of("network-change-it");
    private static final StackName OTHER = StackName.of("network-change-it-other");

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Surroundings around =
            TestSurroundings.of(
                    engine,
                    event -> {
                        if (event instanceof Event.Warning warning) {
                            warnings.add(warning.message());
                        }
                    });

    @BeforeEach
    void prepare() {
        TestImage.ensure(engine);
    }

    @AfterEach
    void remove() {
        for (var stack : List.of(OTHER, STACK)) {
            new Down(around)
                    .run(
                            new FoundStack.Named(stack),
                            new DownOptions(
                                    StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        }
        for (var network : engine.networks().all()) {
            if (network.name().startsWith(STACK.value())) {
                engine.networks().remove(network.id());
            }
        }
        engine.close();
    }

    private void up(String networks) throws IOException {
        up(
                STACK,
                """
                services:
                  web: { image: IMAGE, command: [sleep, '1000'], stop_grace_period: 0s, networks: { n: { aliases: [www] } } }
                  db: { image: IMAGE, command: [sleep, '1000'], stop_grace_period: 0s, networks: [n] }
                networks: { n: %s }
                """
                        .formatted(networks));
    }

    private void up(StackName name, String definition) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                "name: " + name + "\n" + definition.replace("IMAGE", TestImage.NAME));
        Stack stack =
                new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
        new Up(around).run(stack, UpRequest.DEFAULTS);
    }

    private List<String> ids() {
        return engine.containers().ofStack(STACK, false).stream()
                .map(ObservedContainer::id)
                .map(Object::toString)
                .toList();
    }

    private String addressOf(String name) {
        return Inside.run(engine, STACK + "-db-1", "nslookup", name);
    }

    private boolean exists(String network) {
        return engine.networks().all().stream()
                .map(ObservedNetwork::name)
                .anyMatch(network::equals);
    }

    @Test
    void another_subnet_is_brought_beneath_them() throws IOException {
        up("{ ipam: { config: [{ subnet: 10.211.1.0/24 }] } }");
        var before = ids();

        up("{ ipam: { config: [{ subnet: 10.211.2.0/24 }] } }");

        assertEquals(before, ids());
        assertEquals(2, before.size());
        for (var name : List.of("web", "www", STACK + "-web-1")) {
            assertTrue(addressOf(name).contains("10.211.2."), () -> addressOf(name));
        }
    }

    @Test
    void under_another_name_they_leave_the_old_one_to_those_who_are_not_of_the_stack()
            throws IOException {
        up("{}");
        var before = ids();
        var old = STACK + "_n";
        up(
                OTHER,
                """
                services:
                  guest: { image: IMAGE, command: [sleep, '1000'], stop_grace_period: 0s, networks: [n] }
                networks: { n: { external: true, name: %s } }
                """
                        .formatted(old));
        warnings.clear();

        up("{ name: %s }".formatted(STACK + "-renamed"));

        assertEquals(before, ids());
        assertTrue(exists(old));
        assertEquals(
                List.of(
                        "network "
                                + old
                                + " is still in use and was left in place; remove it manually once"
                                + " no container is attached"),
                warnings);
        assertTrue(addressOf("www").contains("Name:"), addressOf("www"));
        new Down(around)
                .run(
                        new FoundStack.Named(OTHER),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));

        up("{ name: %s }".formatted(STACK + "-again"));

        assertEquals(before, ids());
        assertFalse(exists(STACK + "-renamed"));
    }
}

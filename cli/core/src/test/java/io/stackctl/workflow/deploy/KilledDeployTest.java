package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.MortalEngine;
import io.stackctl.engine.RestartedEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedVolume;
import io.stackctl.traffic.PlayedGateway;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deployment is killed before and after each of its calls that change something: whoever comes
 * next ends it clean, forward or back, and nobody is served by a container that is going away.
 */
@Timeout(300)
class KilledDeployTest {

    /** Each so many calls; 1 for all of them, which takes minutes. */
    private static final int EVERY = Integer.getInteger("killed.every", 7);

    /** More than any deployment here takes: beyond, none has got through. */
    private static final int MOST_CALLS = 400;

    private static final String OLD =
            """
            services:
              gate: { image: 'shop:1', labels: { io.stackctl.gateway: "1" }, healthcheck: { test: [CMD, 'true'] } }
              db:
                image: 'shop:1'
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                x-stackctl: { deploy: { drain: { via: healthcheck } } }
              web:
                image: 'shop:1'
                depends_on: [db]
                environment: { V: "1" }
                healthcheck: { test: [CMD, 'true'] }
                deploy: { replicas: 2 }
            x-stackctl:
              deploy: { min-healthy: 0s, canary: { each: 0s, min-requests: 0 } }
            """;
    private static final String NEW = OLD.replace("V: \"1\"", "V: \"2\"");

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void the_next_deployment_goes_on(Strategy strategy) {
        everywhere(strategy, world -> world.deploy(world.engine, NEW, strategy), "2");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void an_abort_goes_back(Strategy strategy) {
        everywhere(
                strategy,
                world -> {
                    try {
                        new Deploy(world.around(world.engine)).abort(StackName.of("shop"));
                    } catch (StackException e) {
                        assertInstanceOf(Failure.InvalidRequest.class, e.failure(), e::toString);
                    }
                },
                "");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void deploying_the_old_one_again_goes_back(Strategy strategy) {
        everywhere(strategy, world -> world.deploy(world.engine, OLD, strategy), "1");
    }

    /** The one that deploys waits for it, and goes on by itself. */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    void an_engine_that_is_killed_is_waited_for(Strategy strategy) {
        for (var restart : List.of("no", "always")) {
            for (int call = 1 + strategy.name().length() % EVERY; ; call += EVERY) {
                var world = new World(restart);
                var engine = new RestartedEngine(world.engine, call, call % 2 == 0);
                boolean noticed = world.restarted(engine, strategy);
                if (!engine.hasLeft()) {
                    assertTrue(call > 40, "killed in " + call + " calls only");
                    break;
                }
                if (noticed) {
                    world.assertClean("killed at call " + call + ", " + restart, "2");
                }
            }
        }
    }

    @FunctionalInterface
    private interface Next {
        void comes(World world);
    }

    /** Kills at each call, on both sides of it, until a deployment gets through. */
    private static void everywhere(Strategy strategy, Next next, String version) {
        int kills = 0;
        // Another call first in each strategy, so that all of them are hit by some.
        for (int call = 1 + strategy.name().length() % EVERY; ; call += EVERY) {
            assertTrue(call < MOST_CALLS, "no deployment got through");
            for (boolean done : new boolean[] {false, true}) {
                var world = new World();
                boolean through = world.killed(call, done, strategy);
                if (through) {
                    assertTrue(kills * EVERY > 60, "killed " + kills + " times only");
                    return;
                }
                kills++;
                var where = "killed " + (done ? "after" : "before") + " call " + call;
                world.assertServed(where);
                world.letLockRunOut();
                next.comes(world);
                world.assertClean(where, version);
            }
        }
    }

    private static final class World {

        private final FakeEngine engine = FakeEngine.with("shop:1");
        private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");

        private final List<String> notes = new CopyOnWriteArrayList<>();
        private final String restart;

        World() {
            this("no");
        }

        World(String restart) {
            this.restart = restart;
            new Up(around(engine)).run(stack(OLD), UpRequest.DEFAULTS);
        }

        private Stack stack(String definition) {
            return Stacks.shop(
                    definition
                            .replace(
                                    "{ image: 'shop:1',",
                                    "{ image: 'shop:1', restart: '" + restart + "',")
                            .replace(
                                    "    image: 'shop:1'\n",
                                    "    image: 'shop:1'\n    restart: '" + restart + "'\n"));
        }

        /**
         * Whether that was noticed before the deployment had ended. Before it has begun it is a
         * failure.
         */
        boolean restarted(RestartedEngine mortal, Strategy strategy) {
            try {
                deploy(mortal.seen(), NEW, strategy);
                return notes.getFirst().startsWith("the engine is gone");
            } catch (StackException e) {
                assertInstanceOf(Failure.EngineFailure.class, e.failure(), e::toString);
                assertTrue(
                        new RevisionStore(engine, StackName.of("shop"))
                                .list().stream().noneMatch(Revision::isOpen),
                        e::toString);
                letLockRunOut();
                new Deploy(around(engine)).run(stack(NEW), DeployRequest.DEFAULTS);
                return true;
            }
        }

        Surroundings around(Engine other) {
            return TestSurroundings.of(
                    other,
                    event -> {
                        if (event instanceof Event.Note note) {
                            notes.add(note.message());
                        } else if (event instanceof Event.DeploymentEnded) {
                            notes.add("ended");
                        }
                    },
                    _ -> true,
                    Interruption.never(),
                    false);
        }

        void deploy(Engine other, String definition, Strategy strategy) {
            var options =
                    new DeployOptions(
                            Optional.of(strategy),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            false);
            new Deploy(around(other))
                    .run(
                            stack(definition),
                            new DeployRequest(
                                    DeployRequest.DEFAULTS.up(),
                                    options,
                                    Optional.empty(),
                                    "",
                                    LockWait.NONE));
        }

        boolean killed(int call, boolean done, Strategy strategy) {
            try {
                deploy(MortalEngine.of(engine, call, done), NEW, strategy);
                return true;
            } catch (StackException | MortalEngine.Killed e) {
                return false;
            }
        }

        /** As it does when whoever has it gives no sign of life. */
        void letLockRunOut() {
            engine.volumes().all().stream()
                    .map(ObservedVolume::name)
                    .filter(name -> name.contains("-lock-") || name.contains("-lease-"))
                    .forEach(name -> engine.volumes().remove(VolumeName.of(name), true));
        }

        /** Whoever gets requests runs, unless they are held. */
        void assertServed(String where) {
            assertTrue(gateway.isServedOrHeld("web", containers("web")), where + ": " + standing());
        }

        void assertClean(String where, String version) {
            var names = new ArrayList<String>();
            for (var container : all()) {
                names.add(container.name());
                assertTrue(container.isUp(), where + ": " + standing());
                assertEquals(Health.HEALTHY, container.health(), where + ": " + container.name());
            }
            assertEquals(
                    List.of("shop-db-1", "shop-gate-1", "shop-web-1", "shop-web-2"), names, where);
            var versions = new TreeMap<String, String>();
            all().stream()
                    .filter(container -> !container.name().contains("gate"))
                    .forEach(container ->
                            versions.put(
                                    container.name(),
                                    engine.variablesOf(container.name()).getOrDefault("V", "")));
            if (!version.isEmpty()) {
                assertEquals(
                        Map.of("shop-db-1", version, "shop-web-1", version, "shop-web-2", version),
                        versions,
                        where);
            } else {
                assertEquals(1, Map.copyOf(versions).values().stream().distinct().count(), where);
            }
            assertTrue(
                    engine.volumes().all().stream()
                            .noneMatch(volume -> volume.name().contains("-traffic-")),
                    () -> where + ": " + engine.volumes().all());
        }

        private String standing() {
            var standing = new ArrayList<String>();
            all().forEach(container ->
                    standing.add(
                            container.name()
                                    + " "
                                    + container.state()
                                    + " "
                                    + container.labels().revision()));
            return standing + " " + gateway.seen();
        }

        private List<ObservedContainer> containers(String service) {
            return all().stream()
                    .filter(container -> container.service().value().equals(service))
                    .toList();
        }

        private List<ObservedContainer> all() {
            return engine.containers().ofAllStacks(true);
        }
    }
}

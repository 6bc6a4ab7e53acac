package io.stackctl.workflow.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
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
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.KilledShop;
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
import java.util.function.Consumer;
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
        everywhere(strategy, world -> world.deploy(world.engine(), NEW, strategy), "2");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void an_abort_goes_back(Strategy strategy) {
        everywhere(
                strategy,
                world -> {
                    try {
                        new Deploy(world.around(world.engine())).abort(StackName.of("shop"));
                    } catch (StackException e) {
                        assertInstanceOf(Failure.InvalidRequest.class, e.failure(), e::toString);
                    }
                },
                "");
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void deploying_the_old_one_again_goes_back(Strategy strategy) {
        everywhere(strategy, world -> world.deploy(world.engine(), OLD, strategy), "1");
    }

    /** The one that deploys waits for it, and goes on by itself. */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    void an_engine_that_is_killed_is_waited_for(Strategy strategy) {
        for (var restart : List.of("no", "always")) {
            for (int call = first(strategy); ; call += EVERY) {
                var world = new World(restart);
                var engine = new RestartedEngine(world.engine(), call, call % 2 == 0);
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

    /** Kills at each call, on both sides of it, until a deployment gets through. */
    private static void everywhere(Strategy strategy, Consumer<World> next, String version) {
        int kills =
                KilledShop.everywhere(
                        new KilledShop.Calls(first(strategy), EVERY, MOST_CALLS),
                        World::new,
                        (world, engine) -> world.deploy(engine, NEW, strategy),
                        (world, where) -> {
                            world.assertServed(where);
                            KilledShop.letLockRunOut(world.engine());
                            next.accept(world);
                            world.assertClean(where, version);
                        });

        assertTrue(kills * EVERY > 60, () -> "killed " + kills + " times only");
    }

    /** Another call in each strategy, so that all of them are hit by some. */
    private static int first(Strategy strategy) {
        return 1 + strategy.name().length() % EVERY;
    }

    private static final class World extends KilledShop {

        private final List<String> notes = new CopyOnWriteArrayList<>();
        private final String restart;

        World() {
            this("no");
        }

        World(String restart) {
            this.restart = restart;
            new Up(around(engine())).run(stack(OLD), UpRequest.DEFAULTS);
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
                        new RevisionStore(engine(), StackName.of("shop"))
                                .list().stream().noneMatch(Revision::isOpen),
                        e::toString);
                letLockRunOut(engine());
                new Deploy(around(engine())).run(stack(NEW), DeployRequest.DEFAULTS);
                return true;
            }
        }

        @Override
        public Surroundings around(Engine other) {
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
                                    engine().variablesOf(container.name()).getOrDefault("V", "")));
            if (!version.isEmpty()) {
                assertEquals(
                        Map.of("shop-db-1", version, "shop-web-1", version, "shop-web-2", version),
                        versions,
                        where);
            } else {
                assertEquals(1, Map.copyOf(versions).values().stream().distinct().count(), where);
            }
            assertNothingSaid(where);
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
            return standing + " " + gateway().seen();
        }

        private List<ObservedContainer> all() {
            return engine().containers().ofAllStacks(true);
        }
    }
}

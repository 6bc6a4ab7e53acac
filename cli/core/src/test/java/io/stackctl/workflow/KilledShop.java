package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.MortalEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedVolume;
import io.stackctl.traffic.PlayedGateway;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A stack called {@code shop} on an engine of its own, with a gateway for its {@code web}: what is
 * done to it is killed at one of the calls that change something.
 */
public class KilledShop {

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final PlayedGateway gateway = PlayedGateway.of(engine, "shop", "web");

    /** At which calls something is killed: from the first on, each so many, the most at the end. */
    public record Calls(int first, int every, int most) {}

    /**
     * Kills something at each of its calls, on both sides of it, until it gets through.
     *
     * @param shops each has another one
     * @param verb what is killed
     * @param then done whenever it was, with where
     * @return how often it was
     */
    public static <S extends KilledShop> int everywhere(
            Calls calls,
            Supplier<S> shops,
            BiConsumer<S, Engine> verb,
            BiConsumer<S, String> then) {
        int kills = 0;
        for (int call = calls.first(); ; call += calls.every()) {
            assertTrue(call < calls.most(), "nothing got through");
            for (boolean done : new boolean[] {false, true}) {
                var shop = shops.get();
                var mortal = MortalEngine.of(shop.engine(), call, done);
                if (isThrough(() -> verb.accept(shop, mortal))) {
                    return kills;
                }
                kills++;
                then.accept(shop, "killed " + (done ? "after" : "before") + " call " + call);
            }
        }
    }

    /** Does something on a mortal engine; whether it was not killed. */
    private static boolean isThrough(Runnable verb) {
        try {
            verb.run();
            return true;
        } catch (StackException | MortalEngine.Killed e) {
            return false;
        }
    }

    /** As it does when whoever has it gives no sign of life. */
    public static void letLockRunOut(FakeEngine engine) {
        engine.volumes().all().stream()
                .map(ObservedVolume::name)
                .filter(name -> name.contains("-lock-") || name.contains("-lease-"))
                .forEach(name -> engine.volumes().remove(VolumeName.of(name), true));
    }

    public FakeEngine engine() {
        return engine;
    }

    public PlayedGateway gateway() {
        return gateway;
    }

    /** For a process of a user who agrees to everything. */
    public Surroundings around(Engine other) {
        return TestSurroundings.of(other, _ -> {}, _ -> true, Interruption.never(), false);
    }

    /** All of a service, also those that do not run. */
    public List<ObservedContainer> containers(String service) {
        return engine.containers().ofAllStacks(true).stream()
                .filter(container -> container.service().value().equals(service))
                .toList();
    }

    /** Whoever gets requests runs, unless they are held. */
    public void assertServed(String where) {
        assertTrue(
                gateway.isServedOrHeld("web", containers("web")),
                () -> where + ": " + containers("web") + " " + gateway.seen());
    }

    /** Nothing is left of what was said of requests. */
    public void assertNothingSaid(String where) {
        assertTrue(
                engine.volumes().all().stream()
                        .noneMatch(volume -> volume.name().contains("-traffic-")),
                () -> where + ": " + engine.volumes().all());
    }
}

package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.routing.RoutingOptions;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps the fleet as the engine says it is: by the containers of the one engine, or where the
 * gateway is a task of a swarm, by the tasks on all of its machines. When who tells goes away, the
 * last known routes stay, and everything is read anew once it is back.
 */
public final class Discovery implements Runnable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EngineApi engine;
    private final Log log;
    private final Sight sight;
    private final SwarmNews news = new SwarmNews();
    private final EngineFollowing containers;
    private final SwarmFollowing tasks;
    private Duration pause = FIRST_PAUSE;

    /**
     * Whose containers count.
     *
     * @param all every stack's, or only those of the gateway's own
     * @param exposedByDefault see {@link RoutingOptions}
     * @param defaultHost see {@link RoutingOptions}
     */
    public record Scope(boolean all, boolean exposedByDefault, String defaultHost) {}

    /**
     * @param port at which other gateways of the same service answer
     */
    public Discovery(EngineApi engine, Scope scope, Fleet fleet, Log log, int port) {
        this.engine = engine;
        this.log = log;
        this.sight = new Sight(scope, fleet, log);
        this.containers = new EngineFollowing(engine, sight, fleet, log);
        this.tasks =
                new SwarmFollowing(new SwarmManager(engine), new Peers(port), news, sight, log);
    }

    /**
     * Throws what keeps the gateway from serving: before the first answer of the engine it knows no
     * routes.
     */
    public void check() {
        if (!sight.synced()) {
            throw new IllegalStateException(
                    sight.own().task() == null
                            ? "the engine has not told of any containers yet"
                            : "no manager of the swarm has told of its tasks yet: a gateway has to"
                                    + " run on one");
        }
    }

    /** True while what changes is heard of. */
    public boolean connected() {
        return sight.connected();
    }

    /** Whether the unit's stack is one whose containers count. */
    public boolean serves(String unit) {
        return sight.stack().isEmpty() || unit.endsWith("@" + sight.stack());
    }

    /** What other gateways of the same service may hear of this one. */
    public SwarmNews news() {
        return news;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                follow();
            } catch (InterruptedException ignored) {
                // The gateway ends.
                return;
            } catch (IOException | RuntimeException e) {
                // Whatever one container's answer holds, the others must go on being followed.
                sight.lost();
                log.warn(
                        "engine unreachable",
                        "reason",
                        reason(e),
                        "retryInMillis",
                        pause.toMillis());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException ignored) {
                // The gateway ends.
                return;
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private void follow() throws IOException, InterruptedException {
        sight.own(OwnContainer.find(engine));
        var task = sight.own().task();
        if (task == null) {
            containers.run(() -> pause = FIRST_PAUSE);
        } else {
            tasks.run(task);
        }
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}

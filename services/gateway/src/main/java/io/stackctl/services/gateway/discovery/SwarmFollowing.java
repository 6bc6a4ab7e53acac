package io.stackctl.services.gateway.discovery;

import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Follows the tasks of a swarm. Its managers know them all, and have no events of tasks: so the own
 * engine is asked again and again where it is one, and elsewhere another gateway that can. Whatever
 * was told last holds until somebody tells something else.
 */
final class SwarmFollowing {
    /** Between two questions while something changes, and while nothing does. */
    private static final Duration SOON = Duration.ofMillis(200);

    private static final Duration LATER = Duration.ofSeconds(1);

    /** For how long after a change the next one is expected. */
    private static final Duration CHANGING = Duration.ofSeconds(10);

    /** How often longer a pause is than the question, at least: asking is not what this is for. */
    private static final int REST = 9;

    private final SwarmManager manager;
    private final Peers peers;
    private final SwarmNews news;
    private final Sight sight;
    private final Log log;
    private SwarmView view = SwarmView.NOTHING;
    private long changed = System.nanoTime();
    private boolean said;

    SwarmFollowing(SwarmManager manager, Peers peers, SwarmNews news, Sight sight, Log log) {
        this.manager = manager;
        this.peers = peers;
        this.news = news;
        this.sight = sight;
        this.log = log;
    }

    /** Goes on until it is interrupted, as the task that the gateway is. */
    void run(OwnContainer.SwarmTask task) throws InterruptedException {
        while (true) {
            Duration pause;
            try {
                pause = follow(task);
            } catch (IOException | RuntimeException e) {
                fail(e);
                pause = LATER;
            }
            Thread.sleep(pause);
        }
    }

    /** Asks once; returns how long not to ask again. */
    private Duration follow(OwnContainer.SwarmTask task) throws IOException {
        long begun = System.nanoTime();
        SwarmView now;
        try {
            now = manager.view(sight.stack(), task.service(), view);
        } catch (IOException | RuntimeException noManager) {
            news.fallSilent();
            try {
                take(peers.view(task.serviceName(), view.gateways(), sight.own().addresses()));
            } catch (IOException e) {
                e.addSuppressed(noManager);
                throw e;
            }
            return Duration.ZERO; // they answer when there is something new
        }
        take(now);
        news.tell(now);
        var rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(REST);
        var least = System.nanoTime() - changed < CHANGING.toNanos() ? SOON : LATER;
        return rest.compareTo(least) > 0 ? rest : least;
    }

    private void take(SwarmView now) {
        if (!now.equals(view) || !sight.connected()) {
            view = now;
            changed = System.nanoTime();
            sight.publish(now.containers(), Map.of());
            sight.read(now.containers().size());
        }
        said = false;
    }

    /** Says once what keeps it from hearing more. */
    private void fail(Exception e) {
        sight.lost();
        if (!said) {
            said = true;
            log.warn(
                    "no manager of the swarm is heard, what was told last holds",
                    "reason",
                    Discovery.reason(e));
        }
    }
}

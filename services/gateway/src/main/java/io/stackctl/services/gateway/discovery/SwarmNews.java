package io.stackctl.services.gateway.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The view of the swarm that this gateway has from its own engine, for those of the same service
 * whose engine is no manager. Only the tasks of that service may hear it: by their addresses, which
 * the manager has told, and which a container cannot take from another.
 */
public final class SwarmNews {
    /** Beside the number, since another gateway on a manager counts by itself. */
    private final String source = UUID.randomUUID().toString();

    private long number;
    private SwarmView view = SwarmView.NOTHING;

    synchronized void tell(SwarmView now) {
        if (!now.equals(view)) {
            number++;
            view = now;
            notifyAll();
        }
    }

    /** The engine says nothing any more: others are to ask elsewhere. */
    void fallSilent() {
        tell(SwarmView.NOTHING);
    }

    /** Whether this may be told to a caller at that address. */
    public synchronized boolean isFor(InetAddress caller) {
        return view.gateways().stream()
                .anyMatch(address -> InetAddress.ofLiteral(address).equals(caller));
    }

    /** Whether this is the version that is told now. */
    public synchronized boolean is(String version) {
        return version.equals(version());
    }

    /** Waits until that version is out of date, or for so long. */
    public synchronized void await(String version, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (is(version) && System.nanoTime() - until < 0) {
            TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
        }
    }

    /**
     * What a caller is told who knows that version: nothing but it when it is told now; null when
     * nothing is told any more.
     */
    public synchronized @Nullable Map<String, Object> since(String known) {
        if (view.equals(SwarmView.NOTHING)) {
            return null;
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("version", version());
        if (!is(known)) {
            told.put("view", view);
        }
        return told;
    }

    private String version() {
        return source + "/" + number;
    }
}

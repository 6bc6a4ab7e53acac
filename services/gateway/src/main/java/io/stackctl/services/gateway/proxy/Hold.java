package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.WaitingRoom;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.Slots;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one request waiting while the unit that it is for is held: in the order in which requests
 * came, for as long as the order says, and at the price of its head alone. What comes of its body
 * meanwhile stays where it is.
 */
final class Hold implements AutoCloseable {
    /** How often a wait looks whether its client is still there. */
    private static final Duration TICK = Duration.ofSeconds(5);

    private final ProxyContext context;
    private final Link client;
    private final Slots.Occupant self;
    private final long arrived;
    private final Absence absence;
    private WaitingRoom.@Nullable Ticket ticket;
    private volatile boolean waits;

    /** Tells whether a client has gone. */
    interface Absence {
        boolean holds() throws IOException;
    }

    /**
     * For one that came in just now.
     *
     * @param arrived when, as {@link System#nanoTime}
     */
    Hold(ProxyContext context, Link client, Slots.Occupant self, long arrived, Absence absence) {
        this.context = context;
        this.client = client;
        this.self = self;
        this.arrived = arrived;
        this.absence = absence;
    }

    /**
     * Returns when a unit is not held, and nobody waits who came before; true when that had to be
     * waited for, and 503 when it takes too long. The next one waits until {@link #close}.
     */
    boolean await(String unit) throws IOException, InterruptedException {
        if (ticket == null && !isOn(unit) && context.fleet().held(unit) == 0) {
            return false;
        }
        client.in().restBeside();
        client.out().rest();
        context.slots().stepAside(self);
        waits = true; // after that: till then its place may be free in a moment
        if (ticket == null) {
            ticket = context.fleet().waitingRoom(unit).enter();
        }
        awaitTurn(unit, ticket);
        if (!context.slots().comeBack(self, context.limits().response())) {
            throw new Refusal(503, "too many connections");
        }
        client.in().paced(context.limits().body());
        return true;
    }

    /** True once the request has had to wait. */
    boolean waits() {
        return waits;
    }

    /** True when requests to a unit are to wait. */
    boolean isOn(String unit) {
        return !held(unit).isZero();
    }

    private Duration held(String unit) {
        return context.fleet().traffic(unit).hold();
    }

    private void awaitTurn(String unit, WaitingRoom.Ticket place)
            throws IOException, InterruptedException {
        long over = 0;
        while (true) {
            var held = held(unit);
            if (held.isZero() && place.isFirst()) {
                return;
            }
            long now = System.nanoTime();
            over = held.isZero() ? (over == 0 ? now | 1 : over) : 0;
            // Those before it go on by now, each in its turn.
            long until =
                    over == 0
                            ? arrived + held.toNanos()
                            : over + context.limits().response().toNanos();
            if (until - now <= 0) {
                throw new Refusal(503, unit + " is held for longer than requests may wait");
            }
            place.await(Duration.ofNanos(Math.min(until - now, TICK.toNanos())));
            if (absence.holds()) {
                throw new ClientGoneException();
            }
        }
    }

    /** The next one is first now. */
    @Override
    public void close() {
        if (ticket != null) {
            ticket.close();
            ticket = null;
        }
    }
}

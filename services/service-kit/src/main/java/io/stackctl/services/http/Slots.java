package io.stackctl.services.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a connection. While there is room, everybody. When all places are taken, a newcomer
 * gets the place of a connection that does the least, of the address that has the most: so an
 * address can fill what nobody else wants, and can keep nobody else out.
 */
public final class Slots {
    /** What a connection is good for, the one that is missed the least first. */
    public enum Use {
        /** It waits for a request. */
        RESTING,
        /** Its client takes its time with a request, or with taking the response. */
        SLOW,
        /** A response or a WebSocket on which nothing has moved for a while. */
        QUIET,
        /** Anything else. */
        BUSY
    }

    /** A connection. Its methods are called by any thread. */
    public interface Occupant {
        InetAddress peer();

        Use use();

        /** Since when it is of this use, as {@link System#nanoTime}. */
        long since();

        /** True when its place may well be free in a moment, as far as it is for others to say. */
        default boolean isBrief() {
            return false;
        }

        /** Closes it; false when it rested and has just begun to do something. */
        boolean leave(Use use);
    }

    /** An IPv6 client has 2^64 addresses; what its provider gives out is this many bytes of one. */
    private static final int IPV6_NETWORK = 8;

    /** Nobody says that a connection has begun to rest. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final int places;
    private final int seats;
    private final Predicate<InetAddress> trusted;
    private final Set<Occupant> occupants = new HashSet<>();

    /** Those that have given up their place for as long as they wait. */
    private final Set<Occupant> aside = new HashSet<>();

    /** Those that would, had there been a seat; they are occupants. */
    private final Set<Occupant> seatless = new LinkedHashSet<>();

    private final Map<Object, Integer> held = new HashMap<>();

    /**
     * For so many connections.
     *
     * @param trusted proxies, each of which stands for many clients: they are asked to share
     *     nothing
     */
    public Slots(int places, Predicate<InetAddress> trusted) {
        this(places, 0, trusted);
    }

    /**
     * The same, and with seats for those that {@link #stepAside}.
     *
     * @param seats how many these may be
     */
    public Slots(int places, int seats, Predicate<InetAddress> trusted) {
        this.places = places;
        this.seats = seats;
        this.trusted = trusted;
    }

    /** Takes a connection in, in the place of another if need be; false when there is none. */
    public boolean admit(Occupant newcomer) {
        while (true) {
            Candidate victim;
            synchronized (this) {
                if (occupants.size() < places) {
                    occupants.add(newcomer);
                    held.merge(network(newcomer.peer()), 1, Integer::sum);
                    return true;
                }
                victim = victim(newcomer);
            }
            if (victim == null) {
                return false;
            }
            // It closes a socket, which is no work to hold a lock for.
            if (victim.occupant().leave(victim.use())) {
                release(victim.occupant());
            }
        }
    }

    /** A connection is closed; nothing happens when that is known. */
    public synchronized void release(Occupant gone) {
        seatless.remove(gone);
        if (occupants.remove(gone) || aside.remove(gone)) {
            held.computeIfPresent(
                    network(gone.peer()), (_, count) -> count == 1 ? null : count - 1);
            notifyAll();
        }
    }

    /**
     * An occupant waits, and not for its client: as long as there is a seat for it, its place is
     * another's. Where there is none it keeps its place, until it gets the seat of one that comes
     * back.
     */
    public synchronized void stepAside(Occupant waiting) {
        if (!occupants.contains(waiting)) {
            return; // it has been closed
        }
        if (aside.size() < seats) {
            occupants.remove(waiting);
            aside.add(waiting);
            notifyAll();
        } else {
            seatless.add(waiting);
        }
    }

    /**
     * Takes a place again, of one that rests if need be, or waits for one; false when there was
     * none in time.
     */
    public boolean comeBack(Occupant waiting, Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (true) {
            Occupant resting;
            synchronized (this) {
                seatless.remove(waiting);
                if (!aside.contains(waiting)) {
                    return true; // it never left its place, or has been closed
                }
                if (occupants.size() >= places && !seatless.isEmpty()) {
                    var next = seatless.iterator().next();
                    seatless.remove(next);
                    occupants.remove(next);
                    aside.add(next);
                }
                if (occupants.size() < places) {
                    aside.remove(waiting);
                    occupants.add(waiting);
                    return true;
                }
                resting = resting();
                long millis = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (resting == null && millis <= 0) {
                    return false;
                }
                if (resting == null) {
                    wait(Math.min(millis, LOOK_AGAIN.toMillis()));
                }
            }
            if (resting != null && resting.leave(Use.RESTING)) {
                release(resting);
            }
        }
    }

    private @Nullable Occupant resting() {
        Occupant longest = null;
        for (var occupant : occupants) {
            if (occupant.use() == Use.RESTING
                    && (longest == null || occupant.since() - longest.since() < 0)) {
                longest = occupant;
            }
        }
        return longest;
    }

    /** True when a newcomer does better to wait a moment than to be turned away. */
    public synchronized boolean mayHaveRoomSoon() {
        // Since it was not admitted, all may have left or stepped aside.
        return occupants.size() < places || occupants.stream().anyMatch(Occupant::isBrief);
    }

    private @Nullable Candidate victim(Occupant newcomer) {
        int mine = trusted.test(newcomer.peer()) ? 0 : share(newcomer.peer());
        Candidate best = null;
        for (var occupant : occupants) {
            var candidate =
                    new Candidate(
                            occupant, occupant.use(), occupant.since(), share(occupant.peer()));
            if (candidate.yieldsTo(mine) && (best == null || candidate.before(best))) {
                best = candidate;
            }
        }
        return best;
    }

    private int share(InetAddress address) {
        return trusted.test(address) ? 1 : held.getOrDefault(network(address), 0);
    }

    private record Candidate(Occupant occupant, Use use, long since, int share) {
        /** Whether it may have to go for somebody who has so many connections. */
        boolean yieldsTo(int mine) {
            return switch (use) {
                case RESTING -> true;
                case SLOW, QUIET -> share >= mine;
                case BUSY -> share > mine + 1;
            };
        }

        boolean before(Candidate other) {
            if (share != other.share) {
                return share > other.share;
            }
            return use == other.use ? since - other.since < 0 : use.compareTo(other.use) < 0;
        }
    }

    private static Object network(InetAddress address) {
        return address instanceof Inet6Address
                ? ByteBuffer.wrap(Arrays.copyOf(address.getAddress(), IPV6_NETWORK))
                : address;
    }

    public synchronized int taken() {
        return occupants.size() + aside.size();
    }

    /** Those that are there at this moment, in a place or aside. */
    public synchronized List<Occupant> occupants() {
        var all = new ArrayList<Occupant>(occupants);
        all.addAll(aside);
        return all;
    }
}

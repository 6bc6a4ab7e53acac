package io.stackctl.services.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
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

        /** Closes it; false when it rested and has just begun to do something. */
        boolean leave(Use use);
    }

    /** An IPv6 client has 2^64 addresses; what its provider gives out is this many bytes of one. */
    private static final int IPV6_NETWORK = 8;

    private final int places;
    private final Predicate<InetAddress> trusted;
    private final Set<Occupant> occupants = new HashSet<>();
    private final Map<Object, Integer> held = new HashMap<>();

    /**
     * For so many connections.
     *
     * @param trusted proxies, each of which stands for many clients: they are asked to share
     *     nothing
     */
    public Slots(int places, Predicate<InetAddress> trusted) {
        this.places = places;
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
        if (occupants.remove(gone)) {
            held.computeIfPresent(
                    network(gone.peer()), (_, count) -> count == 1 ? null : count - 1);
        }
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
        return occupants.size();
    }

    /** Those that are there at this moment. */
    public synchronized List<Occupant> occupants() {
        return List.copyOf(occupants);
    }
}

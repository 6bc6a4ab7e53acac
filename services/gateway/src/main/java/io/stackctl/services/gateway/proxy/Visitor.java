package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Split;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.http.Headers;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which revision a request goes to, and how its client is known again. */
final class Visitor {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Split split;
    private final Set<String> allowed;
    private final String cookie;
    private final RevisionCookie held;
    private final String revision;
    private final boolean secure;

    /** {@code allowed} are the revisions that may be given the request; all, where it is empty. */
    Visitor(
            Split split,
            Set<String> allowed,
            String unit,
            Headers request,
            InetAddress client,
            boolean secure) {
        this.split = split;
        this.allowed = allowed;
        this.secure = secure;
        this.cookie = RevisionCookie.name(unit);
        this.held =
                split.shares().sticky() == Sticky.COOKIE
                        ? RevisionCookie.of(request, cookie)
                        : RevisionCookie.NONE;
        this.revision = choose(client);
    }

    private String choose(InetAddress client) {
        if (split.shares().sticky() == Sticky.IP) {
            return split.at(place(client, 0), allowed);
        }
        int share = share(held.revision());
        boolean routes = allowed.isEmpty() || allowed.contains(held.revision());
        return routes && share > 0 ? stayOrMove(client, share) : split.next(allowed);
    }

    /**
     * A revision keeps all its clients while its share is not less than it was, and else the part
     * that its share is of what it was; the others go to other revisions. Addresses decide, so that
     * what one client asks for at the same time moves together.
     */
    private String stayOrMove(InetAddress client, int share) {
        int moment = held.share() * (Shares.WHOLE + 1) + share;
        if (share >= held.share() || place(client, moment) * held.share() < share * Shares.WHOLE) {
            return held.revision();
        }
        var others =
                new HashSet<>(allowed.isEmpty() ? split.shares().permille().keySet() : allowed);
        others.remove(held.revision());
        var other = others.isEmpty() ? "" : split.at(place(client, moment + 1), others);
        return other.isEmpty() ? held.revision() : other;
    }

    private int share(String of) {
        return split.shares().permille().getOrDefault(of, 0);
    }

    /** The revision that its request belongs to. */
    String revision() {
        return revision;
    }

    /**
     * The value of Set-Cookie for an answer by this revision; null when there is nothing to keep,
     * when another one stood in, or when the client's own does not route what it asked for.
     */
    @Nullable String setCookie(String answeredBy) {
        var now = new RevisionCookie(revision, share(revision));
        boolean kept = split.shares().sticky() != Sticky.COOKIE || held.equals(now);
        if (kept || !answeredBy.equals(revision) || isAway()) {
            return null;
        }
        return now.print(cookie, secure);
    }

    /** True when its own revision has no route for what it asks for, and so another one answers. */
    private boolean isAway() {
        return share(held.revision()) > 0
                && !allowed.isEmpty()
                && !allowed.contains(held.revision());
    }

    /**
     * From 0 to 999, even for neighbours; of IPv6 only the network, which one client has.
     *
     * @param moment another number gives other places, and 0 the same for ever
     */
    private static int place(InetAddress client, int moment) {
        long hash = 0;
        var bytes = client.getAddress();
        for (int i = 0; i < Math.min(bytes.length, 8); i++) {
            hash = (hash << 8) | (bytes[i] & 0xff);
        }
        hash = (hash + 1 + moment * MIX) * MIX;
        hash = (hash ^ (hash >>> 32)) * MIX;
        return (int) Long.remainderUnsigned(hash ^ (hash >>> 29), 1000);
    }
}

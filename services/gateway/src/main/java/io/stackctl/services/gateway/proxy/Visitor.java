package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Split;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.http.Headers;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which revision a request goes to, and how its client is known again. The cookie is of one
 * service, since several share a host, and lasts as long as the browser's session.
 */
final class Visitor {
    private static final String COOKIE = "stackctl-rev-";

    /**
     * Longer than any revision's name, with room for what is wrong to be told from what is right.
     */
    private static final int LONGEST_VALUE = 100;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Split split;
    private final Set<String> allowed;
    private final String cookie;
    private final String held;
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
        this.cookie = COOKIE + Integer.toHexString(unit.hashCode());
        this.held = split.shares().sticky() == Sticky.COOKIE ? cookie(request, cookie) : "";
        this.revision = choose(client);
    }

    private String choose(InetAddress client) {
        if (split.shares().sticky() == Sticky.IP) {
            return split.at(place(client), allowed);
        }
        boolean stays =
                split.shares().includes(held) && (allowed.isEmpty() || allowed.contains(held));
        return stays ? held : split.next(allowed);
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
        boolean kept = split.shares().sticky() != Sticky.COOKIE || split.shares().includes(held);
        if (kept || !answeredBy.equals(revision)) {
            return null;
        }
        return cookie
                + "="
                + revision
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The first cookie of the name; empty without one. Heads are bounded, and so is this. */
    private static String cookie(Headers request, String name) {
        for (var cookies : request.all("Cookie")) {
            for (int from = 0; from < cookies.length(); ) {
                int semicolon = cookies.indexOf(';', from);
                int end = semicolon < 0 ? cookies.length() : semicolon;
                while (from < end && cookies.charAt(from) == ' ') {
                    from++;
                }
                int value = from + name.length() + 1;
                if (value <= end
                        && cookies.startsWith(name, from)
                        && cookies.charAt(value - 1) == '=') {
                    return end - value > LONGEST_VALUE ? "" : cookies.substring(value, end).strip();
                }
                from = end + 1;
            }
        }
        return "";
    }

    /** From 0 to 999, even for neighbours; of IPv6 only the network, which one client has. */
    private static int place(InetAddress client) {
        long hash = 0;
        var bytes = client.getAddress();
        for (int i = 0; i < Math.min(bytes.length, 8); i++) {
            hash = (hash << 8) | (bytes[i] & 0xff);
        }
        hash = (hash + 1) * MIX;
        hash = (hash ^ (hash >>> 32)) * MIX;
        return (int) Long.remainderUnsigned(hash ^ (hash >>> 29), 1000);
    }
}

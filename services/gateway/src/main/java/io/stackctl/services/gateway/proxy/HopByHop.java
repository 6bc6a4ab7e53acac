package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields that are meant for one connection only (RFC 9110, section 7.6.1), and are never passed on.
 */
final class HopByHop {
    private static final Set<String> ALWAYS =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authorization",
                    "proxy-authenticate",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings");

    /** Naming one of these in Connection would have us remove what the service decides by. */
    private static final Set<String> NEVER =
            Set.of(
                    "host",
                    "content-length",
                    "content-type",
                    "authorization",
                    "cookie",
                    "forwarded",
                    "x-real-ip");

    private HopByHop() {}

    /**
     * Removes them, and whatever else {@code Connection} names; 400 when it names what is not for
     * it to name.
     */
    static void remove(Headers headers) throws Refusal {
        var named = headers.tokens("Connection");
        for (var name : named) {
            if (NEVER.contains(name) || name.startsWith("x-forwarded-")) {
                throw new Refusal(400, "Connection names the end-to-end field " + name);
            }
        }
        removeAll(headers, named);
    }

    /** The same for a response; what it must not name stays. */
    static void removeFromResponse(Headers headers) {
        var named = headers.tokens("Connection");
        named.removeAll(NEVER);
        removeAll(headers, named);
    }

    private static void removeAll(Headers headers, List<String> named) {
        headers.removeIf(name -> {
            var lower = name.toLowerCase(Locale.ROOT);
            return ALWAYS.contains(lower) || named.contains(lower);
        });
    }
}

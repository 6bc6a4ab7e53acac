package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.http.Headers;
import java.net.InetAddress;
import java.util.Locale;

/**
 * Tells the service who asked. What a client says about itself is dropped, unless its address is
 * one of the trusted proxies': then it is kept, and the proxy's address is appended to the chain.
 */
final class Forwarded {
    private final AddressRanges trusted;

    Forwarded(AddressRanges trusted) {
        this.trusted = trusted;
    }

    /** {@code http}, or what a trusted proxy in front says. */
    String proto(Headers headers, InetAddress peer) {
        var said = trusted.contains(peer) ? headers.first("X-Forwarded-Proto") : null;
        return "https".equalsIgnoreCase(said) ? "https" : "http";
    }

    /**
     * Whose request it is: the peer's, or where that is a trusted proxy, of the last in its chain
     * that is none. A chain that cannot be read is the peer's own affair.
     */
    InetAddress client(Headers headers, InetAddress peer) {
        if (!trusted.contains(peer)) {
            return peer;
        }
        var chain = headers.tokens("X-Forwarded-For");
        for (int i = chain.size() - 1; i >= 0; i--) {
            try {
                var hop = InetAddress.ofLiteral(chain.get(i));
                if (!trusted.contains(hop)) {
                    return hop;
                }
            } catch (IllegalArgumentException unreadable) {
                return peer;
            }
        }
        return peer;
    }

    /**
     * Sets the fields; {@code host} as the client wrote it, {@code prefix} as stripped from the
     * path.
     */
    void write(Headers headers, InetAddress peer, String host, String prefix) {
        boolean believed = trusted.contains(peer);
        var proto = proto(headers, peer);
        var chain = believed ? String.join(", ", headers.all("X-Forwarded-For")) : "";
        var realIp = believed ? headers.first("X-Real-Ip") : null;
        var outerHost = believed ? headers.first("X-Forwarded-Host") : null;
        var outerPort = believed ? headers.first("X-Forwarded-Port") : null;
        headers.removeIf(Forwarded::tellsOfTheClient);
        var address = peer.getHostAddress();
        headers.add("X-Forwarded-For", chain.isEmpty() ? address : chain + ", " + address);
        headers.add("X-Forwarded-Proto", proto);
        headers.add("X-Forwarded-Host", outerHost == null ? host : outerHost);
        headers.add("X-Forwarded-Port", outerPort == null ? port(host, proto) : outerPort);
        headers.add("X-Real-Ip", realIp == null ? address : realIp);
        if (!prefix.isEmpty()) {
            headers.add("X-Forwarded-Prefix", prefix);
        }
    }

    // CGI and WSGI read X_Forwarded_For and X-Forwarded-For as the same variable: both have to go.
    private static boolean tellsOfTheClient(String name) {
        var dashed = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return dashed.startsWith("x-forwarded-")
                || dashed.equals("x-real-ip")
                || dashed.equals("forwarded");
    }

    private static String port(String host, String proto) {
        int colon = host.lastIndexOf(':');
        boolean written = colon >= 0 && !host.endsWith("]") && colon + 1 < host.length();
        return written ? host.substring(colon + 1) : proto.equals("https") ? "443" : "80";
    }
}

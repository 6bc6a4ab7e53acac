package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Secret;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Where a request comes from, by word of those who can be believed. */
final class Caller {
    private static final int IPV6_NETWORK = 8;

    private final byte[] frontEndKey;

    Caller(Secret frontEndKey) {
        this.frontEndKey = bytes(frontEndKey.value());
    }

    /**
     * The address that the front end names, when the request proves to come from it; else the one
     * that the gateway saw.
     */
    String address(Request request) {
        // Compared in constant time: how long it takes must not tell how much of a guess was right.
        boolean fromFrontEnd =
                request.header("X-Front-End-Key")
                        .map(Caller::bytes)
                        .filter(key -> MessageDigest.isEqual(key, frontEndKey))
                        .isPresent();
        return (fromFrontEnd ? request.header("X-Client-Address") : request.header("X-Real-Ip"))
                .orElseGet(() -> request.peer().getHostAddress());
    }

    /**
     * Whom limits hold for: an IPv4 address, or the network of an IPv6 address that its provider
     * gives to one customer, such as {@code 2001:db8:0:1:0:0:0:0}.
     */
    String network(Request request) {
        return networkOf(address(request));
    }

    static String networkOf(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet6Address) {
                var bytes = parsed.getAddress();
                Arrays.fill(bytes, IPV6_NETWORK, bytes.length, (byte) 0);
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            return parsed.getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address; // of a proxy that says something else, counted as it says it
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

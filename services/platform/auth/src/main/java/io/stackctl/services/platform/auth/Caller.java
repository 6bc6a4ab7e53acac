package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Where a request comes from, by word of those who can be believed. */
final class Caller {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

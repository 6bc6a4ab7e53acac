package io.stackctl.services.gateway.dashboard;

import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may change something: whoever brings the token, or, where none is set, only a process in the
 * same container. A published port is never loopback, since the engine's own address stands in for
 * the caller's.
 */
final class AdminAccess {
    private final String token;

    /** An empty {@code token} is none. */
    AdminAccess(String token) {
        this.token = token;
    }

    /** Throws 401 or 403 with what is missing. */
    void check(Request request) {
        if (!token.isEmpty()) {
            var given = request.header("Authorization").orElse("");
            if (!MessageDigest.isEqual(bytes("Bearer " + token), bytes(given))) {
                throw new HttpError(
                        401, "send the gateway's ADMIN_TOKEN as Authorization: Bearer TOKEN");
            }
            return;
        }
        if (!request.peer().isLoopbackAddress()) {
            throw new HttpError(
                    403,
                    "without ADMIN_TOKEN, changes are for callers on the gateway's own loopback only");
        }
        // A page on another site can make a local browser call; it cannot make it send no Origin.
        if (request.header("Origin").isPresent()) {
            throw new HttpError(403, "without ADMIN_TOKEN, changes cannot come from a browser");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

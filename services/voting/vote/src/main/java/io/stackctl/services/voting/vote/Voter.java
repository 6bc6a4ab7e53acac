package io.stackctl.services.voting.vote;

import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A browser, which is known again by a cookie.
 *
 * @param id 32 hexadecimal digits; nobody guesses another's
 */
record Voter(String id) {
    private static final String COOKIE = "voter";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whom the cookie says; somebody new where there is none, or none of ours. */
    static Voter of(Request request) {
        return request.cookie(COOKIE)
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .map(Voter::new)
                .orElseGet(Voter::unknown);
    }

    private static Voter unknown() {
        var id = new byte[16];
        RANDOM.nextBytes(id);
        return new Voter(HexFormat.of().formatHex(id));
    }

    /** Has the browser bring the cookie along for a year; its scripts do not see it. */
    Response remembered(Response response) {
        return response.withHeader(
                "Set-Cookie",
                COOKIE + "=" + id + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    }
}

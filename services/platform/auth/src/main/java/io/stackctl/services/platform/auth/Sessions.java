package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.Json;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * Who is logged in, by a cookie. Sessions are in Redis, where every instance finds them and they
 * end by themselves.
 */
final class Sessions {
    /** What is known of one; also what {@code GET /session} answers. */
    record Session(String email, String since) {}

    private static final String COOKIE = "session";

    private final RedisClient redis;
    private final Duration life;
    private final String attributes;

    /** A {@code secure} cookie travels over TLS only. */
    Sessions(RedisClient redis, Duration life, boolean secure) {
        this.redis = redis;
        this.life = life;
        // Scripts cannot read it, and no other site can have it sent.
        this.attributes = "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    /** Begins one: the answer brings its cookie. */
    Response begin(String email) {
        var token = Token.random();
        var session = new Session(email, Instant.now().toString());
        redis.set(key(token), Json.print(session), SetParams.setParams().ex(life.toSeconds()));
        return Response.json(session).withHeader("Set-Cookie", cookie(token.value(), life));
    }

    /** The caller's. */
    Optional<Session> of(Request request) {
        return token(request)
                .map(token -> redis.get(key(token)))
                .map(text -> Json.read(text, Session.class));
    }

    /** Ends the caller's, if there is one. */
    Response end(Request request) {
        token(request).ifPresent(token -> redis.del(key(token)));
        return Response.empty().withHeader("Set-Cookie", cookie("", Duration.ZERO));
    }

    private String cookie(String value, Duration age) {
        return COOKIE + "=" + value + "; Max-Age=" + age.toSeconds() + attributes;
    }

    private static Optional<Token> token(Request request) {
        return request.cookie(COOKIE)
                .flatMap(text -> {
                    try {
                        return Optional.of(Token.of(text));
                    } catch (IllegalArgumentException _) {
                        return Optional.empty(); // a cookie that is not ours is none
                    }
                });
    }

    private static String key(Token token) {
        return "session:" + token.hash();
    }
}

package io.stackctl.services.platform.auth;

import io.stackctl.services.kit.HttpError;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.args.ExpiryOption;

/**
 * How often somebody may try something: so many times a window, counted in Redis for all instances
 * together.
 */
final class RateLimit {
    private final RedisClient redis;
    private final Duration window;

    RateLimit(RedisClient redis, Duration window) {
        this.redis = redis;
        this.window = window;
    }

    /**
     * Counts one attempt.
     *
     * @param what such as {@code login of}
     * @param whose such as a mail address
     * @throws HttpError 429 when it is one too many
     */
    void count(String what, String whose, int most) {
        var key = key(what, whose);
        try (var transaction = redis.multi()) {
            var attempts = transaction.incr(key);
            // Only the first attempt starts the window: who keeps trying does not prolong it.
            transaction.expire(key, window.toSeconds(), ExpiryOption.NX);
            transaction.exec();
            if (attempts.get() > most) {
                throw new HttpError(
                        429, "too many attempts: try again in " + redis.ttl(key) + " seconds");
            }
        }
    }

    /** Counts from the beginning again: it was no guess. */
    void forget(String what, String whose) {
        redis.del(key(what, whose));
    }

    private static String key(String what, String whose) {
        return "attempts:" + what + ":" + whose;
    }
}

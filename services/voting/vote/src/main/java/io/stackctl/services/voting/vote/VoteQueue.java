package io.stackctl.services.voting.vote;

import io.stackctl.services.kit.Endpoint;
import io.stackctl.services.kit.HttpError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;

/**
 * The queue of votes: the Redis stream {@code votes} with the fields {@code voter} and {@code
 * choice}. Redis numbers its entries in the order in which they came.
 */
final class VoteQueue implements AutoCloseable {
    private static final String STREAM = "votes";

    /**
     * An engine that is busy takes more than five seconds to start a Redis anew that was killed;
     * whoever hands votes on waits 30 s for an answer.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RedisClient redis;

    private VoteQueue(RedisClient redis) {
        this.redis = redis;
    }

    static VoteQueue open(Endpoint redis) {
        return new VoteQueue(RedisClient.create(redis.host(), redis.port()));
    }

    /**
     * Adds a vote. While Redis is away it is tried again; that a vote may then be there twice does
     * no harm, since a voter has one vote only.
     *
     * @throws HttpError 503 when Redis stays away
     */
    void add(Voter voter, String choice) throws InterruptedException {
        var giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                redis.xadd(
                        STREAM,
                        XAddParams.xAddParams(),
                        Map.of("voter", voter.id(), "choice", choice));
                return;
            } catch (JedisException e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new HttpError(503, "votes cannot be taken now, try again later");
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    void ping() {
        redis.ping();
    }

    @Override
    public void close() {
        redis.close();
    }
}

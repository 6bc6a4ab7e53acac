package io.stackctl.services.voting.worker;

import io.stackctl.services.kit.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * The queue of votes, the Redis stream {@code votes}, as a consumer group sees it: each entry goes
 * to one worker, and stays assigned to it until that says it is done.
 */
final class VoteQueue implements AutoCloseable {
    private static final String STREAM = "votes";
    private static final String GROUP = "workers";
    private static final int AT_ONCE = 200;
    private static final int PATIENCE_MILLIS = 1000;

    private final RedisClient redis;
    private final String worker;
    private final Duration claimAfter;
    private boolean joined;
    private Instant claimed = Instant.EPOCH;

    private VoteQueue(RedisClient redis, String worker, Duration claimAfter) {
        this.redis = redis;
        this.worker = worker;
        this.claimAfter = claimAfter;
    }

    /**
     * Opens it.
     *
     * @param worker what this one is called; no other may be called the same
     * @param claimAfter how long an entry may be assigned to another worker before it is taken over
     */
    static VoteQueue open(Endpoint redis, String worker, Duration claimAfter) {
        // Waiting for votes ends after a second; that Redis says nothing for longer means that it
        // froze.
        var config =
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(2000)
                        .blockingSocketTimeoutMillis(PATIENCE_MILLIS + 5000)
                        .build();
        var client =
                RedisClient.builder()
                        .hostAndPort(new HostAndPort(redis.host(), redis.port()))
                        .clientConfig(config)
                        .build();
        return new VoteQueue(client, worker, claimAfter);
    }

    /** The next entries, oldest first; waits up to a second for the first one. */
    List<StreamEntry> take() {
        try {
            join();
            var abandoned = abandoned();
            return abandoned.isEmpty() ? fresh() : abandoned;
        } catch (JedisDataException e) {
            joined = false; // Redis was emptied, and the group is gone with the rest
            throw e;
        }
    }

    private void join() {
        if (joined) {
            return;
        }
        try {
            redis.xgroupCreate(STREAM, GROUP, new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) { // another was first
                throw e;
            }
        }
        joined = true;
    }

    /** What a worker left behind that was killed, or this one before it failed. */
    private List<StreamEntry> abandoned() {
        if (claimed.plus(claimAfter).isAfter(Instant.now())) {
            return List.of();
        }
        var entries =
                redis.xautoclaim(
                                STREAM,
                                GROUP,
                                worker,
                                claimAfter.toMillis(),
                                new StreamEntryID(0, 0),
                                XAutoClaimParams.xAutoClaimParams().count(AT_ONCE))
                        .getValue();
        if (entries.isEmpty()) { // otherwise there may be more
            claimed = Instant.now();
        }
        return entries;
    }

    private List<StreamEntry> fresh() {
        var read =
                redis.xreadGroup(
                        GROUP,
                        worker,
                        XReadGroupParams.xReadGroupParams().count(AT_ONCE).block(PATIENCE_MILLIS),
                        Map.of(STREAM, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        return read == null || read.isEmpty() ? List.of() : read.getFirst().getValue();
    }

    /** Has the queue forget entries. */
    void done(List<StreamEntryID> entries) {
        var ids = entries.toArray(StreamEntryID[]::new);
        redis.xack(STREAM, GROUP, ids);
        redis.xdel(STREAM, ids);
    }

    void ping() {
        redis.ping();
    }

    @Override
    public void close() {
        redis.close();
    }
}

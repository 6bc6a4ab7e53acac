package io.stackctl.services.platform.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Work that exactly one of many instances takes: a Redis stream, read by one consumer group.
 *
 * <p>A task stays in the stream until it is {@link #done}. When the instance that took it is silent
 * for longer than {@code claimAfter}, another one gets it. The mark that {@link #done} leaves, in
 * the same transaction, lets a task that was handed out twice be recognised. One window is left: an
 * instance that dies after its work took effect and before {@link #done}. The work is then done
 * again, so it should carry {@link Task#id} to be recognised where it arrives.
 */
public final class WorkQueue {
    private static final String GROUP = "workers";
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int PATIENCE_MS = 1000;

    private final RedisClient redis;
    private final String stream;

    public WorkQueue(RedisClient redis, String name) {
        this.redis = redis;
        this.stream = "queue:" + name;
    }

    /**
     * Adds a task. The same id given twice is the same work: whoever does not know whether an
     * earlier call arrived may call again.
     */
    public void add(String id, String body) {
        redis.xadd(stream, StreamEntryID.NEW_ENTRY, Map.of("id", id, "body", body));
    }

    /** Makes the group where it is missing: at start, and after Redis lost its data. */
    public void prepare() {
        try {
            redis.xgroupCreate(stream, GROUP, new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) { // it is there already
                throw e;
            }
        }
    }

    /**
     * The next task: one that its instance left behind, else a new one; waits a second for it.
     *
     * @param worker this instance's name, unlike that of any other
     * @param claimAfter how long an instance may be silent about a task; has to be longer than the
     *     work can take
     */
    public Optional<Task> take(String worker, Duration claimAfter) {
        return abandoned(worker, claimAfter).or(() -> fresh(worker));
    }

    private Optional<Task> abandoned(String worker, Duration claimAfter) {
        var claimed =
                redis.xautoclaim(
                        stream,
                        GROUP,
                        worker,
                        claimAfter.toMillis(),
                        new StreamEntryID(0, 0),
                        XAutoClaimParams.xAutoClaimParams().count(1));
        return first(claimed.getValue()).map(entry -> task(entry, attempts(entry.getID())));
    }

    private Optional<Task> fresh(String worker) {
        var read =
                redis.xreadGroup(
                        GROUP,
                        worker,
                        XReadGroupParams.xReadGroupParams().count(1).block(PATIENCE_MS),
                        Map.of(stream, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        return read == null || read.isEmpty()
                ? Optional.empty()
                : first(read.getFirst().getValue()).map(entry -> task(entry, 1));
    }

    /** Whether somebody has done it already. */
    public boolean isDone(Task task) {
        return redis.exists(mark(task));
    }

    /** Marks the task as done, and removes it with what it contained. */
    public void done(Task task) {
        try (var transaction = redis.multi()) {
            transaction.set(mark(task), "done", SetParams.setParams().ex(REMEMBERED.toSeconds()));
            transaction.xack(stream, GROUP, task.entry());
            transaction.xdel(stream, task.entry());
            transaction.exec();
        }
    }

    /** Takes a task that cannot be done out of everybody's way, to {@code queue:NAME:failed}. */
    public void giveUp(Task task, String reason) {
        try (var transaction = redis.multi()) {
            transaction.xadd(
                    stream + ":failed",
                    StreamEntryID.NEW_ENTRY,
                    Map.of("id", task.id(), "reason", reason));
            transaction.xack(stream, GROUP, task.entry());
            transaction.xdel(stream, task.entry());
            transaction.exec();
        }
    }

    private long attempts(StreamEntryID entry) {
        return redis
                .xpending(stream, GROUP, XPendingParams.xPendingParams(entry, entry, 1))
                .stream()
                .findFirst()
                .map(pending -> pending.getDeliveredTimes())
                .orElse(1L);
    }

    private String mark(Task task) {
        return stream + ":done:" + task.id();
    }

    private static Optional<StreamEntry> first(List<StreamEntry> entries) {
        return entries.stream().findFirst();
    }

    private static Task task(StreamEntry entry, long attempt) {
        var fields = entry.getFields();
        return new Task(
                entry.getID(),
                fields.getOrDefault("id", ""),
                fields.getOrDefault("body", ""),
                attempt);
    }
}

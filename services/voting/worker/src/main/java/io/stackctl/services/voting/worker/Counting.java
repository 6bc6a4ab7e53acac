package io.stackctl.services.voting.worker;

import io.stackctl.services.kit.Log;
import java.time.Duration;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Takes votes from the queue, writes them into the store, and only then tells the queue that they
 * are done. A worker that is killed in between leaves votes that are delivered once more, to
 * another worker, and that change nothing when they were written already.
 */
final class Counting implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final VoteQueue queue;
    private final VoteStore store;
    private final Log log;
    private final Thread thread;
    private volatile boolean open = true;

    private Counting(VoteQueue queue, VoteStore store, Log log) {
        this.queue = queue;
        this.store = store;
        this.log = log;
        this.thread = Thread.ofPlatform().name("counting").daemon().unstarted(this::run);
    }

    static Counting start(VoteQueue queue, VoteStore store, Log log) {
        var counting = new Counting(queue, store, log);
        counting.thread.start();
        return counting;
    }

    private void run() {
        while (open) {
            try {
                countSome();
            } catch (Exception e) {
                log.warn("votes are left for later", "reason", e.getMessage());
                pause();
            }
        }
    }

    private void countSome() throws Exception {
        var entries = queue.take();
        if (entries.isEmpty()) {
            return;
        }
        var votes =
                entries.stream()
                        .flatMap(entry -> Vote.of(entry.getID(), entry.getFields()).stream())
                        .toList();
        if (votes.size() < entries.size()) {
            log.error(
                    "entries that are no votes are left out",
                    "count",
                    entries.size() - votes.size());
        }
        store.add(votes);
        queue.done(entries.stream().map(StreamEntry::getID).toList());
        log.info("counted", "votes", votes.size());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }

    /** Finishes the votes in hand. */
    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

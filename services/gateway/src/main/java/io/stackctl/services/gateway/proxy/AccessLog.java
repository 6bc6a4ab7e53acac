package io.stackctl.services.gateway.proxy;

import io.stackctl.services.kit.Log;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One line a request. A thread of its own writes them, so that a slow reader of the log holds up no
 * request; when it is slow for long, lines are dropped and counted.
 */
public final class AccessLog {
    private static final int CAPACITY = 1024;

    /**
     * What there is to say of a request; {@code path} is without its query, which may hold secrets
     * such as the token of a magic link.
     */
    record Entry(
            String client,
            String method,
            String host,
            String path,
            int status,
            long bytes,
            long millis,
            String route,
            String instance,
            int tries) {}

    private final ArrayBlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong dropped = new AtomicLong();
    private final Log log;
    private final boolean on;

    public AccessLog(Log log, boolean on) {
        this.log = log;
        this.on = on;
        if (on) {
            Thread.ofPlatform().daemon().name("access-log").start(this::writeAll);
        }
    }

    void add(Entry entry) {
        if (on && !waiting.offer(entry)) {
            dropped.incrementAndGet();
        }
    }

    private void writeAll() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException ignored) {
            // Nobody does: it is a daemon, and ends with the process.
            Thread.currentThread().interrupt();
        }
    }

    private void write(Entry entry) {
        log.info(
                "request",
                "client",
                entry.client(),
                "method",
                entry.method(),
                "host",
                entry.host(),
                "path",
                entry.path(),
                "status",
                entry.status(),
                "bytes",
                entry.bytes(),
                "millis",
                entry.millis(),
                "route",
                entry.route(),
                "instance",
                entry.instance(),
                "tries",
                entry.tries());
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            log.warn("access log lines dropped", "lines", lost);
        }
    }
}

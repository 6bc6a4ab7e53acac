package io.stackctl.services.kit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests being answered at this moment; those that would go on for ever can be told to end.
 */
final class OpenRequests {
    private final AtomicInteger count = new AtomicInteger();
    private final Set<Thread> endless = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    /** One request, until it is closed. */
    interface Open extends AutoCloseable {
        @Override
        void close();
    }

    Open begin() {
        count.incrementAndGet();
        return count::decrementAndGet;
    }

    int count() {
        return count.get();
    }

    /** Feeds a caller for as long as there is something to say. */
    @FunctionalInterface
    interface Stream {
        void feed() throws Exception;
    }

    /** Lets the current thread feed a stream until that returns or all streams are to end. */
    void stream(Stream stream) throws Exception {
        endless.add(Thread.currentThread());
        try {
            if (!ending) {
                stream.feed();
            }
        } catch (InterruptedException _) {
            // endStreams() asked for it: the stream ends as if the source had nothing more to say
        } finally {
            endless.remove(Thread.currentThread());
        }
    }

    void endStreams() {
        ending = true;
        endless.forEach(Thread::interrupt);
    }
}

package io.stackctl.docker.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the user what is waited for when an answer takes long: once when a call's patience is over,
 * then each time the wait has doubled. One thread watches all calls, while there are any.
 */
final class SlowCalls implements AutoCloseable {

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(500);

    private final Consumer<String> notices;
    private final Set<Waiting> calls = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watcher;

    SlowCalls(Consumer<String> notices) {
        this.notices = notices;
    }

    /**
     * Begins to wait for a call. Closing the result ends the wait.
     *
     * @param patience how long to wait in silence
     */
    Wait begin(String call, Duration patience) {
        Waiting waiting = new Waiting(call, System.nanoTime(), patience.toNanos());
        calls.add(waiting);
        watch();
        return () -> calls.remove(waiting);
    }

    /** A wait that is under way. */
    interface Wait extends AutoCloseable {
        @Override
        void close();
    }

    private synchronized void watch() {
        if (watcher == null) {
            watcher = Thread.ofPlatform().daemon().name("slow-calls").start(this::look);
        }
    }

    /** Ends the thread that watches; calls that are still waited for are told of no more. */
    @Override
    public synchronized void close() {
        calls.clear();
        if (watcher != null) {
            LockSupport.unpark(watcher);
        }
    }

    private void look() {
        while (goesOn()) {
            long now = System.nanoTime();
            for (Waiting waiting : calls) {
                if (now - waiting.start >= waiting.patience) {
                    waiting.patience *= 2;
                    notices.accept(waiting.notice(now));
                }
            }
            // Sleeping would load a class of flight recording from the JDK's own image.
            LockSupport.parkNanos(LOOK);
        }
    }

    /** False when nobody waits; the next call starts another thread then. */
    private synchronized boolean goesOn() {
        if (calls.isEmpty()) {
            watcher = null;
        }
        return watcher != null;
    }

    /** A call that has no answer yet; times in nanoseconds. */
    private static final class Waiting {
        private final String call;
        private final long start;
        private long patience;

        Waiting(String call, long start, long patience) {
            this.call = call;
            this.start = start;
            this.patience = patience;
        }

        String notice(long now) {
            return "the engine has not answered "
                    + call
                    + " for "
                    + TimeUnit.NANOSECONDS.toSeconds(now - start)
                    + " s; still waiting";
        }
    }
}

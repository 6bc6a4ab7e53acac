package io.stackctl.workflow;

import io.stackctl.engine.EngineThread;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read for a verb that waits. One that dies has not read everything: the verb hears of
 * it at once, and fails as it did.
 */
public final class ReaderThreads {

    private final Runnable onDeath;
    private final Set<Thread> running = new HashSet<>();
    private @Nullable Throwable cause;

    /**
     * Has none yet.
     *
     * @param onDeath ends what else the verb waits for
     */
    public ReaderThreads(Runnable onDeath) {
        this.onDeath = onDeath;
    }

    public synchronized Thread start(String name, Runnable reading) {
        Thread thread = EngineThread.start(name, () -> run(reading));
        running.add(thread);
        return thread;
    }

    private void run(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException | Error death) {
            died(death);
        } finally {
            synchronized (this) {
                running.remove(Thread.currentThread());
                notifyAll();
            }
        }
    }

    private void died(Throwable death) {
        synchronized (this) {
            if (cause == null) {
                cause = death;
            }
            notifyAll();
        }
        onDeath.run();
    }

    /** Blocks until all of them have ended; throws what one of them died of. */
    public synchronized void await() throws InterruptedException {
        await(Set.copyOf(running));
    }

    /**
     * Blocks until these have ended, or any has died.
     *
     * @throws RuntimeException what one of them died of; an {@link Error} likewise
     */
    public synchronized void await(Collection<Thread> threads) throws InterruptedException {
        while (cause == null && !Collections.disjoint(running, threads)) {
            wait();
        }
        check();
    }

    /** Throws what one of them died of. */
    public synchronized void check() {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
    }
}

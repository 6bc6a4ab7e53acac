package io.stackctl.engine;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Threads that wait for an engine.
 *
 * <p>They are the platform's, not virtual ones: as soon as one virtual thread has waited for a
 * socket, the virtual machine keeps a thread in the poll call, and its end then takes 0.3 s longer
 * (measured; HotSpot gives threads in native code that long to come back). None of them keeps the
 * process from ending.
 */
public final class EngineThread {

    private EngineThread() {}

    /** Begins a task on a thread of its own. */
    public static Thread start(String name, Runnable task) {
        return Thread.ofPlatform().daemon().name(name).start(task);
    }

    /**
     * Lets some time pass.
     *
     * @throws StackException {@link Failure.Interrupted} when the thread is interrupted meanwhile
     */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    /** Makes such threads for a pool. */
    public static ThreadFactory factory(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}

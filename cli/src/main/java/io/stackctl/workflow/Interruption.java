package io.stackctl.workflow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user's wish, by Ctrl-C or SIGTERM, that a running verb ends. The first wish is a polite one,
 * the second is not. While nobody handles them, the process ends as it would without this.
 */
public final class Interruption {

    private final Consumer<Interruption> listen;
    private boolean listening;
    private int wishes;
    private @Nullable Runnable gently;
    private @Nullable Runnable atOnce;

    /**
     * Creates one.
     *
     * @param listen starts the calls of {@link #arrived}; called once, when the first verb wants to
     *     know
     */
    public Interruption(Consumer<Interruption> listen) {
        this.listen = listen;
    }

    /** One that never comes. */
    public static Interruption never() {
        return new Interruption(interruption -> {});
    }

    /**
     * Handles wishes from now on, until the result is closed.
     *
     * @param first run on the first wish, on a thread of its own
     * @param second run on the second wish
     */
    public Handling handle(Runnable first, Runnable second) {
        synchronized (this) {
            gently = first;
            atOnce = second;
            wishes = 0;
            if (listening) {
                return this::release;
            }
            listening = true;
        }
        listen.accept(this);
        return this::release;
    }

    private synchronized void release() {
        gently = null;
        atOnce = null;
    }

    /**
     * Says that a wish arrived.
     *
     * @return whether somebody handles it
     */
    public boolean arrived() {
        Runnable handler;
        synchronized (this) {
            wishes++;
            handler = wishes == 1 ? gently : atOnce;
        }
        if (handler == null) {
            return false;
        }
        Thread.ofVirtual().name("interruption").start(handler);
        return true;
    }

    /** Ends the handling. */
    @FunctionalInterface
    public interface Handling extends AutoCloseable {
        @Override
        void close();
    }
}

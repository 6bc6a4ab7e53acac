package io.stackctl.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The user's wish, by Ctrl-C or SIGTERM, that a running verb ends. The first wish is a polite one,
 * the second is not. While nobody handles them, the process ends as it would without this.
 */
public final class Interruption {

    private final Consumer<Interruption> listen;
    private final List<Handler> handlers = new ArrayList<>();
    private boolean listening;

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
     * Handles wishes from now on, until the result is closed. Whoever handled them before still
     * does: a wish that reaches the part of a verb in its last moment must not be lost to the
     * whole.
     *
     * @param first run on the first wish, on a thread of its own
     * @param second run on each further wish
     */
    public Handling handle(Runnable first, Runnable second) {
        var handler = new Handler(first, second);
        boolean begin;
        synchronized (this) {
            handlers.add(handler);
            begin = !listening;
            listening = true;
        }
        if (begin) {
            listen.accept(this);
        }
        return () -> release(handler);
    }

    private synchronized void release(Handler handler) {
        handlers.remove(handler);
    }

    /**
     * Says that a wish arrived.
     *
     * @return whether somebody handles it
     */
    public synchronized boolean arrived() {
        for (var handler : handlers) {
            Thread.ofVirtual().name("interruption").start(handler.next());
        }
        return !handlers.isEmpty();
    }

    /** Somebody who handles wishes; each counts those that it has seen. */
    private static final class Handler {
        private final Runnable first;
        private final Runnable further;
        private boolean asked;

        Handler(Runnable first, Runnable further) {
            this.first = first;
            this.further = further;
        }

        Runnable next() {
            var next = asked ? further : first;
            asked = true;
            return next;
        }
    }

    /** Ends the handling. */
    @FunctionalInterface
    public interface Handling extends AutoCloseable {
        @Override
        void close();
    }
}

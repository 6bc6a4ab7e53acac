package io.stackctl.workflow.output;

import java.util.function.IntConsumer;

/** The keys that a user types while containers are shown. */
@FunctionalInterface
public interface Keys {

    /** Nobody types. */
    Keys NONE = _ -> () -> {};

    /**
     * Hands each on, on a thread of its own, until the result is closed.
     *
     * @param key takes the character of each
     */
    Listening listen(IntConsumer key);

    /** Ends it. */
    @FunctionalInterface
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}

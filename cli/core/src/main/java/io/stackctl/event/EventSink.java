package io.stackctl.event;

/** Whoever listens: a renderer, or a test. Called from many threads at once. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes one event; returns quickly. Throws nothing, but for what containers wrote: where that
     * cannot be passed on, a {@code StackException} of {@code Failure.OutputFailed}.
     */
    void accept(Event event);
}

package io.stackctl.event;

/** Whoever listens: a renderer, or a test. Called from many threads at once. */
@FunctionalInterface
public interface EventSink {

    /** Takes one event; returns quickly and never throws. */
    void accept(Event event);
}

package io.stackctl.services.kit;

/** Sends server-sent events to one caller. */
@FunctionalInterface
public interface EventSource {
    /**
     * Sends until there is nothing more to say. It runs on a virtual thread of its own, so it may
     * wait; it is interrupted when the service stops.
     *
     * @throws Exception to end the stream; an {@code IOException} says that the caller has left
     */
    void feed(EventStream stream) throws Exception;
}

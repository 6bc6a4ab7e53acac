package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;

/** Shows events as they come. Closing it leaves the terminal as it was found. */
public sealed interface Renderer extends EventSink, AutoCloseable
        permits TtyRenderer, PlainRenderer, JsonRenderer, QuietRenderer, GraveOnly, DeployLines {

    /** Leaves live progress as it stands: what follows on the screen belongs to another process. */
    void settle();

    /** Shows something that the user should know about the command line. */
    default void warn(String message) {
        accept(new Event.Warning(message));
    }

    @Override
    void close();
}

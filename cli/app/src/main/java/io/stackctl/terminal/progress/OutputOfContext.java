package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;

/**
 * Hands events on, and has lines of containers say in which context they run: {@code far/web-1}.
 */
public record OutputOfContext(EventSink next, String context) implements EventSink {

    @Override
    public void accept(Event event) {
        next.accept(
                event instanceof Event.LogLine line
                        ? new Event.LogLine(
                                context + "/" + line.source(),
                                line.stream(),
                                line.text(),
                                line.timestamp())
                        : event);
    }
}

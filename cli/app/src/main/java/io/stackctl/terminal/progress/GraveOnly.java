package io.stackctl.terminal.progress;

import io.stackctl.event.Event;

/** Shows what another renderer shows, but for messages that are not grave enough. */
record GraveOnly(Renderer inner, LogLevel least) implements Renderer {

    @Override
    public void accept(Event event) {
        if (least.shows(event)) {
            inner.accept(event);
        }
    }

    @Override
    public void settle() {
        inner.settle();
    }

    @Override
    public void close() {
        inner.close();
    }
}

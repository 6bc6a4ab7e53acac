package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;

/**
 * Hands events on, except those that {@code --quiet-pull} and {@code --quiet-build} do not want to
 * see.
 *
 * @param pulls whether the progress of layers is left out
 * @param builds whether the logs of builds are left out
 */
public record Muted(EventSink next, boolean pulls, boolean builds) implements EventSink {

    @Override
    public void accept(Event event) {
        boolean muted =
                (pulls && event instanceof Event.TransferProgress)
                        || (builds && event instanceof Event.BuildLog);
        if (!muted) {
            next.accept(event);
        }
    }
}

package io.stackctl.step.image;

import io.stackctl.engine.Images.TransferListener;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;

/** Tells how far the layers of an image are on their way from or to a registry. */
public final class LayerEvents {

    private LayerEvents() {}

    /** What a transfer says of the whole is not told: it begins and ends with words of its own. */
    public static TransferListener of(Resource resource, EventSink events) {
        return (part, status, current, total) -> {
            if (!part.isEmpty()) {
                events.accept(new Event.TransferProgress(resource, part, status, current, total));
            }
        };
    }
}

package io.stackctl.services.blog.eventbus;

import io.stackctl.services.blog.events.Event;
import io.stackctl.services.blog.events.Id;
import java.util.Optional;

/**
 * What somebody wants to tell.
 *
 * @param id chosen by whoever wants to be able to repeat the request without telling it twice
 */
record NewEvent(Optional<Id> id, String type, Object data) {
    NewEvent {
        var _ = new Event(Id.random(), type, data); // refuses what no event can be
    }

    Event event() {
        return new Event(id.orElseGet(Id::random), type, data);
    }
}

package io.stackctl.workflow.upkeep;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.model.name.ServiceName;
import java.util.HashMap;
import java.util.Map;

/** Says of each service what there is to say, once for as long as it is the same. */
public final class Spoken {

    private final EventSink events;
    private final Map<ServiceName, String> said = new HashMap<>();

    public Spoken(EventSink events) {
        this.events = events;
    }

    /** Somebody has to look after it. */
    public void warn(ServiceName service, String words) {
        if (isNew(service, words)) {
            events.accept(new Event.Warning(words));
        }
    }

    /** Nobody has to. */
    public void note(ServiceName service, String words) {
        if (isNew(service, words)) {
            events.accept(new Event.Note(words));
        }
    }

    /** There is nothing more to say of it. */
    public void quiet(ServiceName service) {
        said.remove(service);
    }

    private boolean isNew(ServiceName service, String words) {
        return !words.equals(said.put(service, words));
    }
}

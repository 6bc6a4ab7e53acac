package io.stackctl.services.blog.events;

import io.stackctl.services.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One message, as a bus carries it: {@code {"id":"7f6c…","type":"PostCreated","data":{…}}}. A bus
 * knows nothing of what is in it.
 *
 * @param id tells a message that is sent twice from two messages
 * @param type one word, such as {@code PostCreated}
 * @param data an object
 */
public record Event(Id id, String type, Object data) {
    public Event {
        if (!type.matches("[A-Za-z][A-Za-z0-9]{0,63}")) {
            throw new IllegalArgumentException("type is not one word, such as PostCreated");
        }
        if (!(data instanceof Map || data instanceof Record)) {
            throw new IllegalArgumentException("data is not an object");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(Json.print(data))) {
            throw new IllegalArgumentException("data holds characters that are not text");
        }
    }

    /**
     * Reads what {@link #toString} printed.
     *
     * @throws io.stackctl.services.kit.InvalidJsonException when it is something else
     */
    public static Event parse(String json) {
        return Json.read(json, Event.class);
    }

    <T> T data(Class<T> as) {
        return Json.read(Json.print(data), as);
    }

    /** As JSON. */
    @Override
    public String toString() {
        return Json.print(this);
    }
}

package io.stackctl.terminal.view;

import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.GoTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code events} prints of one thing that happened. */
public final class HappeningsView {

    private HappeningsView() {}

    /**
     * {@code 2026-11-21 10:00:45.925852 container create ID (image=debian, name=shop-web-1)} and an
     * empty line.
     *
     * @param context the name of the engine's, which stands in front as {@code far: }; may be empty
     */
    public static String text(
            String action,
            String id,
            SortedMap<String, String> attributes,
            Instant time,
            String context) {
        return text("container", action, id, attributes, time, context);
    }

    /**
     * The same of something else than a container.
     *
     * @param kind such as {@code service}
     */
    public static String text(
            String kind,
            String action,
            String id,
            SortedMap<String, String> attributes,
            Instant time,
            String context) {
        String facts =
                attributes.entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining(", "));
        return (context.isEmpty() ? "" : context + ": ")
                + GoTime.microseconds(time, ZoneId.systemDefault())
                + " "
                + kind
                + " "
                + action
                + " "
                + id
                + " ("
                + facts
                + ")\n\n";
    }

    /**
     * One object on one line.
     *
     * @param context the name of the engine's; may be empty
     */
    public static String json(
            String action,
            String id,
            String service,
            SortedMap<String, String> attributes,
            Instant time,
            String context) {
        return json("container", action, id, service, attributes, time, context);
    }

    /**
     * The same of something else than a container.
     *
     * @param kind such as {@code service}
     */
    public static String json(
            String kind,
            String action,
            String id,
            String service,
            SortedMap<String, String> attributes,
            Instant time,
            String context) {
        Map<String, Object> object = new TreeMap<>();
        object.put("action", action);
        object.put("attributes", attributes);
        if (!context.isEmpty()) {
            object.put("context", context);
        }
        object.put("id", id);
        if (!service.isEmpty() || kind.equals("container")) {
            object.put("service", service);
        }
        object.put("time", GoTime.of(time));
        object.put("type", kind);
        return GoJson.of(object) + "\n";
    }
}

package io.stackctl.kubernetes.client;

import io.stackctl.engine.EngineThread;
import io.stackctl.event.LogText;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of a kind, as a list had them and a watch goes on. A watch ends by itself now and
 * then, and goes on from where it ended; where the cluster has forgotten that place, a new list
 * says how things are.
 */
public final class ObjectWatch implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** For this long a cluster may be away, as it is when its API server starts anew. */
    private static final Duration AWAY = Duration.ofSeconds(30);

    /** More than an object can have. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A watch ends after this, so one that is silent for longer has lost its cluster. */
    private static final Duration WATCH = Duration.ofSeconds(60);

    private static final Duration SILENCE = WATCH.plusSeconds(15);

    private final ApiClient api;
    private final ApiPath list;
    private final Consumer<JsonNode> told;
    private final Runnable changed;
    private final Duration silence;
    private Map<String, JsonNode> objects = Map.of();
    private String version = "";
    private @Nullable LineStream stream;
    private boolean closed;

    /**
     * Has seen nothing yet.
     *
     * @param list which objects
     * @param told takes each object when it is first seen, and whenever it has changed
     * @param changed is called when something has changed
     */
    public ObjectWatch(ApiClient api, ApiPath list, Consumer<JsonNode> told, Runnable changed) {
        this(api, list, told, changed, SILENCE);
    }

    /**
     * The same with another patience.
     *
     * @param silence after so long without a word it is asked again
     */
    ObjectWatch(
            ApiClient api,
            ApiPath list,
            Consumer<JsonNode> told,
            Runnable changed,
            Duration silence) {
        this.api = api;
        this.list = list;
        this.told = told;
        this.changed = changed;
        this.silence = silence;
    }

    /** The objects, by name, as they are now or were a moment ago. */
    public synchronized Map<String, JsonNode> objects() {
        return objects;
    }

    /** Looks at all of them. */
    public void list() {
        var listed = api.get(list);
        var all = new TreeMap<String, JsonNode>();
        for (var item : listed.path("items")) {
            all.put(name(item), item);
        }
        synchronized (this) {
            objects = Map.copyOf(all);
            version = version(listed);
        }
        listed.path("items").forEach(told);
        changed.run();
    }

    /** Goes on until it is closed. */
    public void follow() {
        long lastGood = System.nanoTime();
        while (!isClosed()) {
            try {
                if (version().isEmpty()) {
                    list();
                }
                watch();
                lastGood = System.nanoTime();
            } catch (StackException away) {
                if (isClosed()) {
                    return;
                }
                if (ApiRefusal.isFinal(away) || System.nanoTime() - lastGood > AWAY.toNanos()) {
                    throw away;
                }
            }
            if (!isClosed()) {
                EngineThread.pause(PAUSE);
            }
        }
    }

    private void watch() {
        var asked =
                list.query("watch", "true")
                        .query("allowWatchBookmarks", "true")
                        .query("timeoutSeconds", String.valueOf(WATCH.toSeconds()))
                        .query("resourceVersion", version());
        try (var lines = opened(asked)) {
            for (var line = lines.next(silence); line != null; line = lines.next(silence)) {
                requireWhole(line);
                take(line.toString());
            }
        }
    }

    private static void requireWhole(LogText line) {
        if (!line.ended()) {
            throw new StackException(
                    new EngineFailure(
                            EngineFailure.Kind.FOREIGN,
                            "the cluster tells of an object of more than 4 MiB, which none can"
                                    + " have",
                            0,
                            "is it an API server that answers there?"));
        }
    }

    private LineStream opened(ApiPath path) {
        LineStream lines;
        try {
            lines = api.lines(path, LONGEST);
        } catch (StackException refused) {
            // Whatever it was that the cluster did not like: a list begins anew.
            forget();
            throw refused;
        }
        synchronized (this) {
            stream = lines;
            if (closed) {
                lines.close();
            }
        }
        return lines;
    }

    private void take(String line) {
        JsonNode event;
        try {
            event = JSON.readTree(line);
        } catch (JacksonException cutOff) {
            forget();
            return;
        }
        var object = event.path("object");
        switch (event.path("type").asString("")) {
            case "ADDED", "MODIFIED" -> {
                put(object);
                told.accept(object);
            }
            case "DELETED" -> remove(object);
            case "BOOKMARK" -> reached(object);
            // Such as 410: it has forgotten what was then.
            default -> forget();
        }
        changed.run();
    }

    private synchronized void put(JsonNode object) {
        var all = new TreeMap<>(objects);
        all.put(name(object), object);
        objects = Map.copyOf(all);
        version = version(object);
    }

    private synchronized void remove(JsonNode object) {
        var all = new TreeMap<>(objects);
        all.remove(name(object));
        objects = Map.copyOf(all);
        version = version(object);
    }

    private synchronized void reached(JsonNode bookmark) {
        version = version(bookmark);
    }

    private synchronized void forget() {
        version = "";
        if (stream != null) {
            stream.close();
        }
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asString("");
    }

    private static String version(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }

    private synchronized String version() {
        return version;
    }

    private synchronized boolean isClosed() {
        return closed || api.isClosed();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }
}

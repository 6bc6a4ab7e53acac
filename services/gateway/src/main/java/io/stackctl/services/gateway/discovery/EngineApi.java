package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Link;
import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The questions that the gateway has for the Docker Engine. It only reads. Paths carry no version,
 * so that the engine answers in its newest; the fields used here have been the same since API 1.24.
 */
public final class EngineApi {
    /** In bytes. A container brings labels and variables of its own, and the heap is small. */
    static final int LONGEST_CONTAINER = 512 << 10;

    private static final int LONGEST_LIST = 3 << 20;

    private static final int LONGEST_VOLUME = 64 << 10;

    /** Read once a second: with the objects made of it, about a tenth of the heap. */
    static final int LONGEST_SWARM_LIST =
            Math.toIntExact(Math.clamp(Runtime.getRuntime().maxMemory() / 16, 1 << 20, 64 << 20));

    private final Path socket;

    public EngineApi(Path socket) {
        this.socket = socket;
    }

    /**
     * Summaries of all containers that carry the label, such as {@code
     * com.docker.compose.project=shop}.
     */
    public Answer containers(String label) throws IOException {
        var filters = label.isEmpty() ? "{}" : Json.print(Map.of("label", List.of(label)));
        return get(
                "/containers/json?all=1&filters="
                        + URLEncoder.encode(filters, StandardCharsets.UTF_8),
                LONGEST_LIST);
    }

    /** All that the engine knows of one; {@link Answer#NOTHING} when there is none. */
    public Answer container(String id) throws IOException {
        return get("/containers/" + id + "/json", LONGEST_CONTAINER);
    }

    /** The volumes whose names contain the text, which is free of what patterns are made of. */
    Answer volumes(String inName) throws IOException {
        var filters = Json.print(Map.of("name", List.of(inName)));
        return get(
                "/volumes?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8),
                LONGEST_LIST);
    }

    /** All that the engine knows of a volume; {@link Answer#NOTHING} when there is none. */
    Answer volume(String name) throws IOException {
        return get("/volumes/" + name, LONGEST_VOLUME);
    }

    /** What a manager of a swarm knows of its services, of one stack or of all. */
    Answer services(String stack) throws IOException {
        return list("/services", ofStack(stack), LONGEST_SWARM_LIST);
    }

    /** What a manager knows of the tasks that are to run. */
    Answer tasks(String stack) throws IOException {
        var filters = new HashMap<>(ofStack(stack));
        filters.put("desired-state", List.of("running"));
        return list("/tasks", filters, LONGEST_SWARM_LIST);
    }

    /** All that a manager knows of a task; {@link Answer#NOTHING} when there is none. */
    Answer task(String id) throws IOException {
        return get("/tasks/" + id, LONGEST_CONTAINER);
    }

    /** What a manager knows of the machines. */
    Answer nodes() throws IOException {
        return list("/nodes", Map.of(), LONGEST_SWARM_LIST);
    }

    private static Map<String, List<String>> ofStack(String stack) {
        return stack.isEmpty()
                ? Map.of()
                : Map.of("label", List.of(SwarmLabels.STACK + "=" + stack));
    }

    private Answer list(String path, Map<String, List<String>> filters, int longest)
            throws IOException {
        var encoded = URLEncoder.encode(Json.print(filters), StandardCharsets.UTF_8);
        return get(path + "?filters=" + encoded, longest);
    }

    /** Events from now on. */
    public EventStream events(String filters) throws IOException {
        var link = ask("/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8));
        try {
            var head = HeadReader.response(link.in());
            if (head.status() != 200) {
                throw new IOException("the engine answered " + head.status() + " to /events");
            }
            return new EventStream(link, new Body(link.in(), BodyFraming.ofResponse("GET", head)));
        } catch (IOException e) {
            link.close();
            throw e;
        }
    }

    private Answer get(String path, int longest) throws IOException {
        try (var link = ask(path)) {
            return Question.answer(link, path, longest);
        }
    }

    private Link ask(String path) throws IOException {
        var link = Link.of(UnixWire.connect(socket), Budget.unlimited());
        try {
            Question.ask(link, "engine", path);
            return link;
        } catch (IOException e) {
            link.close();
            throw e;
        }
    }
}

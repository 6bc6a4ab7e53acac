package io.stackctl.services.gateway.discovery;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Link;
import io.stackctl.services.kit.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The questions that the gateway has for the Docker Engine. It only reads. Paths carry no version,
 * so that the engine answers in its newest; the fields used here have been the same since API 1.24.
 */
public final class EngineApi {
    /** In bytes. A container brings labels and variables of its own, and the heap is small. */
    private static final int LONGEST_CONTAINER = 512 << 10;

    private static final int LONGEST_LIST = 3 << 20;

    private static final int LONGEST_VOLUME = 64 << 10;

    /** The engine has more to say than is kept. */
    static final class TooLongException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        TooLongException(String path, int longest) {
            super("the engine's answer to " + path + " is longer than " + longest + " bytes");
        }
    }

    /** Whoever stands before the engine does not let this be asked. */
    static final class RefusedException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        RefusedException(int status, String path) {
            super("the engine answered " + status + " to " + path);
        }
    }

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

    /** Events from now on. */
    public EventStream events(String filters) throws IOException {
        var link = ask("/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8));
        var head = HeadReader.response(link.in());
        if (head.status() != 200) {
            link.close();
            throw new IOException("the engine answered " + head.status() + " to /events");
        }
        return new EventStream(link, new Body(link.in(), BodyFraming.ofResponse("GET", head)));
    }

    private Answer get(String path, int longest) throws IOException {
        try (var link = ask(path)) {
            var head = HeadReader.response(link.in());
            var text = new ByteArrayOutputStream();
            var body = new Body(link.in(), BodyFraming.ofResponse("GET", head));
            for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
                if (text.size() + bytes > longest) {
                    throw new TooLongException(path, longest);
                }
                text.write(link.in().array(), link.in().position(), bytes);
                body.consume(bytes);
            }
            if (head.status() == 404) {
                return Answer.NOTHING;
            }
            if (head.status() >= 400 && head.status() < 500) {
                throw new RefusedException(head.status(), path);
            }
            if (head.status() != 200) {
                throw new IOException("the engine answered " + head.status() + " to " + path);
            }
            return Answer.parse(text.toString(StandardCharsets.UTF_8));
        }
    }

    private Link ask(String path) throws IOException {
        var link = Link.of(UnixWire.connect(socket), Budget.unlimited());
        var headers = new Headers();
        headers.add("Host", "engine");
        headers.add("Connection", "close");
        link.out().head("GET " + path + " HTTP/1.1", headers);
        link.out().flush();
        return link;
    }
}

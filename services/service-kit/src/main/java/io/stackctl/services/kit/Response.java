package io.stackctl.services.kit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param headers names and values, sent as they are
 */
public record Response(int status, Map<String, String> headers, Body body) {
    /** How the body comes into being. */
    sealed interface Body {
        /** All of it, now. */
        @SuppressWarnings("ArrayRecordComponent") // is sent, never compared
        record Bytes(byte[] content) implements Body {}

        /** Bit by bit, for as long as the caller listens. */
        record Events(EventSource source) implements Body {}

        /**
         * As it comes from another service, with the headers it comes with.
         *
         * @param length in bytes; -1 where that service does not say
         */
        record PassedOn(Map<String, List<String>> headers, InputStream content, long length)
                implements Body {}
    }

    /** Plain text, in UTF-8. */
    public static Response text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Anything that {@link Json#print} prints. */
    public static Response json(@Nullable Object value) {
        return bytes("application/json", Json.print(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Content of the named media type, such as {@code image/png}. */
    public static Response bytes(String type, byte[] content) {
        return new Response(200, Map.of("Content-Type", type), new Body.Bytes(content));
    }

    /** 204, for a request that was carried out and has nothing to say. */
    public static Response empty() {
        return new Response(204, Map.of(), new Body.Bytes(new byte[0]));
    }

    /** 303: the caller is to GET another address. */
    public static Response redirect(String location) {
        return new Response(303, Map.of("Location", location), new Body.Bytes(new byte[0]));
    }

    /**
     * Server-sent events: the source sends until it returns, the caller leaves, or the service
     * stops.
     */
    public static Response events(EventSource source) {
        var headers = Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-store");
        return new Response(200, headers, new Body.Events(source));
    }

    static Response error(int status, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", status);
        body.put("error", message);
        return json(body).withStatus(status);
    }

    /** The same with another status. */
    public Response withStatus(int other) {
        return new Response(other, headers, body);
    }

    /** The same with one more header. */
    public Response withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}

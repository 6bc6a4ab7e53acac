package io.stackctl.services.kit;

import io.stackctl.services.http.Headers;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One HTTP request. */
public final class Request {
    private final RequestHead head;
    private final InetAddress peer;
    private final RequestBody body;
    private final long bodyLimit;
    private final Map<String, String> parameters;

    Request(
            RequestHead head,
            InetAddress peer,
            RequestBody body,
            long bodyLimit,
            Map<String, String> parameters) {
        this.head = head;
        this.peer = peer;
        this.body = body;
        this.bodyLimit = bodyLimit;
        this.parameters = parameters;
    }

    Request withParameters(Map<String, String> values) {
        return new Request(head, peer, body, bodyLimit, values);
    }

    /** Where the caller connects from; behind a proxy, that is the proxy. */
    public InetAddress peer() {
        return peer;
    }

    /** In upper case, such as {@code POST}. */
    public String method() {
        return head.method();
    }

    /** Decoded and without the query, such as {@code /posts/7}. */
    public String path() {
        var path = head.target().path();
        return path.indexOf('%') < 0 ? path : decode(path.replace("+", "%2B"));
    }

    /**
     * What a named part of the route's path stands for here: 7 for {@code id} of <code>/posts/{id}
     * </code>.
     */
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /**
     * The same, read by a method such as {@code Id::of}.
     *
     * @throws HttpError 400 when the method refuses it with an IllegalArgumentException, whose
     *     message goes on after the value, such as {@code is not an id}
     */
    public <T> T parameter(String name, Function<String, T> read) {
        return read(name, parameter(name), read);
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        var query = head.target().query();
        return query.isEmpty()
                ? Optional.empty()
                : Arrays.stream(query.substring(1).split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> decode(pair[0]).equals(name))
                        .map(pair -> pair.length == 2 ? decode(pair[1]) : "")
                        .findFirst();
    }

    /**
     * The same, read by a method such as {@code Integer::valueOf}.
     *
     * @throws HttpError 400 when the method refuses it with an IllegalArgumentException
     */
    public <T> Optional<T> query(String name, Function<String, T> read) {
        return query(name).map(value -> read(name, value, read));
    }

    /** The path and the query as they were sent. */
    String target() {
        return head.target().toString();
    }

    /** The same, for a service behind this one; 400 when it could lead elsewhere there. */
    String checkedTarget() throws Refusal {
        return head.target().checked().toString();
    }

    /** All fields, for a service behind this one. */
    Headers headers() {
        return head.headers();
    }

    /**
     * The host that the caller named, in lower case and without its port; empty when an HTTP/1.0
     * caller named none.
     */
    public String host() {
        return head.hostName();
    }

    /** The first value of a header; names are case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().first(name));
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        return header("Cookie").stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";")))
                .map(pair -> pair.strip().split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst();
    }

    /**
     * The whole body as UTF-8.
     *
     * @throws HttpError 413 when it is longer than the service's limit
     */
    public String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() throws IOException {
        return body.read(bodyLimit);
    }

    /**
     * The body as a record, read as {@link Json#read(String, Class)} does.
     *
     * @throws HttpError 413 when it is longer than the service's limit
     * @throws InvalidJsonException naming every field that is missing or wrong
     */
    public <T> T json(Class<T> type) throws IOException {
        return Json.read(text(), type);
    }

    private static <T> T read(String name, String value, Function<String, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest(name + " '" + value + "' " + e.getMessage());
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("the address holds a % that encodes nothing");
        }
    }
}

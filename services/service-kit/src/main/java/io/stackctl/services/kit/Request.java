package io.stackctl.services.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One HTTP request. */
public final class Request {
    /** How much of a body that is too long is still read, in bytes. */
    private static final long LONGEST_REST = 8 << 20;

    private final HttpExchange exchange;
    private final long bodyLimit;
    private final Map<String, String> parameters;

    Request(HttpExchange exchange, long bodyLimit, Map<String, String> parameters) {
        this.exchange = exchange;
        this.bodyLimit = bodyLimit;
        this.parameters = parameters;
    }

    Request withParameters(Map<String, String> values) {
        return new Request(exchange, bodyLimit, values);
    }

    /** Where the caller connects from; behind a proxy, that is the proxy. */
    public InetAddress peer() {
        return exchange.getRemoteAddress().getAddress();
    }

    /** In upper case, such as {@code POST}. */
    public String method() {
        return exchange.getRequestMethod();
    }

    /** Decoded and without the query, such as {@code /posts/7}. */
    public String path() {
        return uri().getPath();
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
        var query = uri().getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&"))
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
        var query = uri().getRawQuery();
        return query == null ? uri().getRawPath() : uri().getRawPath() + "?" + query;
    }

    Map<String, List<String>> headers() {
        return exchange.getRequestHeaders();
    }

    /** The first value of a header; names are case-insensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
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
        // One byte more than allowed tells "exactly full" from "too long" without reading the rest.
        var input = exchange.getRequestBody();
        var body = input.readNBytes((int) Math.min(bodyLimit + 1, Integer.MAX_VALUE));
        if (body.length > bodyLimit) {
            discard(input);
            throw new HttpError(413, "the body is longer than " + bodyLimit + " bytes");
        }
        return body;
    }

    // A client that still sends when the connection is closed sees a broken pipe, not the answer.
    private static void discard(InputStream rest) throws IOException {
        var buffer = new byte[8192];
        long left = LONGEST_REST;
        for (int count = rest.read(buffer); count >= 0 && left > 0; count = rest.read(buffer)) {
            left -= count;
        }
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

    private URI uri() {
        return exchange.getRequestURI();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

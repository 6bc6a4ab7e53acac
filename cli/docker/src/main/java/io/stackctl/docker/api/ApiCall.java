package io.stackctl.docker.api;

import io.stackctl.docker.json.Json;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Engine API, put together step by step. The path carries no version: the
 * connection adds it.
 */
public final class ApiCall {

    /** How long a call that does little may take before the user is told. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable Json json;
    private @Nullable InputStream stream;
    private List<Integer> statuses = List.of();
    private Optional<Duration> patience = Optional.of(USUAL_PATIENCE);

    private ApiCall(String method, String path) {
        this.method = method;
        this.path = path;
    }

    public static ApiCall get(String path) {
        return new ApiCall("GET", path);
    }

    public static ApiCall head(String path) {
        return new ApiCall("HEAD", path);
    }

    public static ApiCall post(String path) {
        return new ApiCall("POST", path);
    }

    public static ApiCall put(String path) {
        return new ApiCall("PUT", path);
    }

    public static ApiCall delete(String path) {
        return new ApiCall("DELETE", path);
    }

    /** A name or id as a part of a path. */
    public static String segment(String name) {
        return encoded(name);
    }

    public ApiCall query(String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(encoded(value));
        return this;
    }

    public ApiCall query(String name, long value) {
        return query(name, String.valueOf(value));
    }

    /** Adds {@code name=1} where the flag is set. */
    public ApiCall query(String name, boolean value) {
        return value ? query(name, "1") : this;
    }

    /** Adds a parameter unless its value is empty. */
    public ApiCall queryIfAny(String name, String value) {
        return value.isEmpty() ? this : query(name, value);
    }

    public ApiCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ApiCall body(Json value) {
        json = value;
        return header("Content-Type", "application/json");
    }

    /** Sends a stream of unknown length. */
    public ApiCall body(InputStream value, String contentType) {
        stream = value;
        return header("Content-Type", contentType);
    }

    /** How long the answer may take before the user is told what is waited for. */
    public ApiCall patience(Duration time) {
        patience = Optional.of(time);
        return this;
    }

    /** Says that the answer comes when something happens, however long that takes. */
    public ApiCall endlessPatience() {
        patience = Optional.empty();
        return this;
    }

    /**
     * Says by which statuses an engine tells that it did what was asked. Without it, any of the two
     * hundreds will do, which is right where the answer itself is looked at.
     */
    public ApiCall answeredBy(Integer... expected) {
        statuses = List.of(expected);
        return this;
    }

    boolean isAnswered(int status) {
        return statuses.isEmpty() ? status >= 200 && status < 300 : statuses.contains(status);
    }

    String method() {
        return method;
    }

    String target() {
        return path + query;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable Json json() {
        return json;
    }

    @Nullable InputStream stream() {
        return stream;
    }

    Optional<Duration> patience() {
        return patience;
    }

    /** {@code POST /containers/shop-web-1/start}. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String encoded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-_.~:,@/".indexOf(c) >= 0;
            if (!plain) {
                // Form encoding has a plus for a blank, which a path would keep as a plus.
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            }
        }
        return text;
    }
}

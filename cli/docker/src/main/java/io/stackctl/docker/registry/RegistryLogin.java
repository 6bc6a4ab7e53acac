package io.stackctl.docker.registry;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.registry.RegistryExchange.Call;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says who asks: with a password where a registry takes one, or with a token that its token server
 * gives for one (distribution specification, token authentication).
 */
final class RegistryLogin {

    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final int OK = 200;

    private final RegistryExchange exchange;
    private final Function<String, Json> logins;
    private final Map<String, Json> asked = new HashMap<>();

    /**
     * Prepares.
     *
     * @param logins gives {@code username} and {@code password}, or {@code identitytoken}, at a
     *     registry; an empty object where nobody has logged in
     */
    RegistryLogin(RegistryExchange exchange, Function<String, Json> logins) {
        this.exchange = exchange;
        this.logins = logins;
    }

    /**
     * The value of {@code Authorization} that meets a challenge; empty where nobody has logged in.
     *
     * @param address of the registry
     * @throws IOException when the token server gives none
     */
    String authorization(String registry, URI address, Challenge challenge) throws IOException {
        return challenge.scheme().equals("basic")
                ? basic(login(registry))
                : bearer(registry, address, challenge);
    }

    private Json login(String registry) {
        return asked.computeIfAbsent(registry, logins);
    }

    private static String basic(Json login) {
        if (login.text("username").isEmpty()) {
            return "";
        }
        var pair = login.text("username") + ":" + login.text("password");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String bearer(String registry, URI address, Challenge challenge) throws IOException {
        var realm = realm(address, challenge);
        var login = login(registry);
        var call =
                login.text("identitytoken").isEmpty()
                        ? forPassword(realm, challenge, login)
                        : forIdentity(realm, challenge, login.text("identitytoken"));
        var answer = exchange.send(call, LONGEST_ANSWER);
        if (answer.statusCode() != OK) {
            throw new IOException(
                    "its token server " + realm.getHost() + " answers " + answer.statusCode());
        }
        Json json = JsonInput.parse(new String(answer.body(), StandardCharsets.UTF_8));
        var token = json.text("token").isEmpty() ? json.text("access_token") : json.text("token");
        if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IOException("its token server " + realm.getHost() + " gives no token");
        }
        return "Bearer " + token;
    }

    /** The token server, which gets the password: never without TLS if the registry has it. */
    private static URI realm(URI address, Challenge challenge) throws IOException {
        URI realm;
        try {
            realm = address.resolve(challenge.parameter("realm"));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it names no token server", malformed);
        }
        if (realm.getHost() == null || challenge.parameter("realm").isEmpty()) {
            throw new IOException("it names no token server");
        }
        if (!"https".equals(realm.getScheme())
                && !("http".equals(realm.getScheme()) && "http".equals(address.getScheme()))) {
            throw new IOException("its token server is without TLS");
        }
        return realm;
    }

    private static Call forPassword(URI realm, Challenge challenge, Json login) {
        var query = query(wanted(challenge));
        var separator = realm.getRawQuery() == null ? "?" : "&";
        return new Call(
                "GET",
                query.isEmpty() ? realm : URI.create(realm + separator + query),
                Map.of(),
                basic(login),
                null);
    }

    private static Call forIdentity(URI realm, Challenge challenge, String token) {
        var wanted = wanted(challenge);
        wanted.put("grant_type", "refresh_token");
        wanted.put("client_id", "stackctl");
        wanted.put("refresh_token", token);
        return new Call(
                "POST",
                realm,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "",
                BodyPublishers.ofString(query(wanted)));
    }

    private static Map<String, String> wanted(Challenge challenge) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (var name : List.of("service", "scope")) {
            if (!challenge.parameter(name).isEmpty()) {
                wanted.put(name, challenge.parameter(name));
            }
        }
        return wanted;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.stackctl.docker.host;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.json.WrongKindException;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.ProgramAnswer;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The logins that {@code docker login} keeps: in {@code config.json} itself, or with a credential
 * helper, which is a program {@code docker-credential-NAME} that takes a registry on its standard
 * input and answers with JSON.
 */
public final class RegistryCredentials {

    /** What helpers say instead of a user when they keep a token. */
    private static final String TOKEN_USER = "<token>";

    /** What clients keep the login to Docker Hub under. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /** The hosts that are Docker Hub: exactly these, since any other one may be somebody else's. */
    private static final Set<String> HUB_HOSTS =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    /** A helper may ask its user for a passphrase. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ClientFolder folder;
    private final Settings settings;

    /**
     * Finds them.
     *
     * @param settings what helpers run with
     */
    public RegistryCredentials(ClientFolder folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * The value of {@code X-Registry-Auth}: an empty object where nobody has logged in.
     *
     * @param registry host and port
     */
    public String header(String registry) {
        return Base64.getUrlEncoder()
                .encodeToString(login(registry).toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The logins at all registries that the client's settings know: by registry an object with
     * {@code username}, {@code password} or {@code identitytoken}, and {@code serveraddress}, as
     * {@code X-Registry-Config} wants them.
     */
    public Json all() {
        return folder.config(config -> {
            JsonBuilder logins = new JsonBuilder();
            for (String registry : config.get("auths").members().keySet()) {
                logins.putIfAny(registry, login(config, registry));
            }
            for (String registry : config.get("credHelpers").members().keySet()) {
                logins.putIfAny(registry, login(config, registry));
            }
            return logins.build();
        });
    }

    /**
     * The same logins as {@code config.json} keeps them: {@code auth} is user and password in base
     * 64.
     */
    public Json stored() {
        JsonBuilder stored = new JsonBuilder();
        all().members()
                .forEach((registry, login) -> {
                    String pair = login.text("username") + ":" + login.text("password");
                    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
                    stored.put(
                            registry,
                            new JsonBuilder()
                                    .put("auth", Base64.getEncoder().encodeToString(bytes))
                                    .putIfAny("identitytoken", login.text("identitytoken"))
                                    .build());
                });
        return stored.build();
    }

    /**
     * The login at one registry, as {@link #all} has it; an empty object where nobody has logged
     * in.
     *
     * @param registry host and port
     */
    public Json login(String registry) {
        var key = HUB_HOSTS.contains(registry) ? DOCKER_HUB : registry;
        return folder.config(config -> login(config, key));
    }

    private Json login(Json config, String registry) {
        String helper = config.get("credHelpers").text(registry);
        if (helper.isEmpty()) {
            helper = config.text("credsStore");
        }
        return helper.isEmpty() ? kept(config, registry) : asked(helper, registry);
    }

    private static Json kept(Json config, String registry) {
        Json entry = entry(config.get("auths"), registry);
        String token = entry.text("identitytoken");
        JsonBuilder login = new JsonBuilder();
        String pair = pair(registry, entry.text("auth"));
        int colon = pair.indexOf(':');
        if (colon > 0) {
            login.put("username", pair.substring(0, colon));
            login.putIfAny("password", pair.substring(colon + 1));
        } else if (pair.isEmpty()) {
            // No client writes them so any more, but other programs do, and it reads them.
            login.putIfAny("username", entry.text("username"));
            login.putIfAny("password", entry.text("password"));
        }
        login.putIfAny("identitytoken", token);
        Json made = login.build();
        return made.isEmpty()
                ? made
                : new JsonBuilder().putAll(made).put("serveraddress", registry).build();
    }

    /** The one that is called so, else one that an old client wrote. */
    private static Json entry(Json auths, String registry) {
        Json entry = auths.get(registry);
        if (!entry.isEmpty()) {
            return entry;
        }
        for (Map.Entry<String, Json> auth : auths.members().entrySet()) {
            if (host(auth.getKey()).equals(host(registry))) {
                entry = auth.getValue();
            }
        }
        return entry;
    }

    /** {@code USER:PASSWORD}, which the file has in base 64. */
    private static String pair(String registry, String encoded) {
        try {
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StackException(
                    new InvalidRequest(
                            "the login at "
                                    + registry
                                    + " in Docker's config.json is not in base 64",
                            "log in again: docker login " + registry),
                    e);
        }
    }

    private Json asked(String helper, String registry) {
        String program = "docker-credential-" + helper;
        try {
            var answer =
                    ProgramAnswer.of(
                            settings.program(List.of(program, "get")), registry + "\n", PATIENCE);
            if (answer.code() != 0) {
                // "credentials not found" and its kin: the registry may well be open to all.
                return Json.emptyObject();
            }
            Json login = JsonInput.parse(answer.text());
            boolean token = login.text("Username").equals(TOKEN_USER);
            return new JsonBuilder()
                    .putIfAny("username", token ? "" : login.text("Username"))
                    .putIfAny("password", token ? "" : login.text("Secret"))
                    .putIfAny("identitytoken", token ? login.text("Secret") : "")
                    .put("serveraddress", registry)
                    .build();
        } catch (IOException | WrongKindException e) {
            throw new StackException(
                    new InvalidRequest(
                            "the credential helper "
                                    + program
                                    + " cannot be used: "
                                    + e.getMessage(),
                            "install it, or take it out of credsStore and credHelpers in Docker's"
                                    + " config.json"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Json.emptyObject();
        }
    }

    /**
     * {@code localhost:5000} of {@code https://localhost:5000/v2/}: old clients stored whole
     * addresses.
     */
    private static String host(String registry) {
        int scheme = registry.indexOf("://");
        String rest = scheme < 0 ? registry : registry.substring(scheme + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }
}

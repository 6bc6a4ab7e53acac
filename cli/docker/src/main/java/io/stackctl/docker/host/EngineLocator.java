package io.stackctl.docker.host;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the engine to talk to as Docker's own client does: {@code DOCKER_HOST}, then the context
 * that {@code DOCKER_CONTEXT} or the client's settings name, then the usual socket.
 */
public final class EngineLocator {

    static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private final Settings settings;
    private final ClientFolder folder;
    private final Map<String, Path> files;

    /**
     * Creates one.
     *
     * @param settings whose variables name the engine
     */
    public EngineLocator(Settings settings) {
        this(settings, Map.of());
    }

    /**
     * Creates one that uses other files for TLS than those in the folder.
     *
     * @param files by the name of the one they stand for: {@code ca.pem}, {@code cert.pem}, {@code
     *     key.pem}
     */
    public EngineLocator(Settings settings, Map<String, Path> files) {
        this.settings = settings;
        this.files = Map.copyOf(files);
        this.folder = ClientFolder.of(settings);
    }

    /**
     * The engine's address.
     *
     * @throws StackException when the variables, or the context they name, make no sense
     */
    public EngineAddress locate() {
        String host = variable("DOCKER_HOST");
        if (!host.isEmpty()) {
            return EngineAddress.of(host, tls());
        }
        String context = variable("DOCKER_CONTEXT");
        if (context.isEmpty()) {
            context = folder.config(config -> config.text("currentContext"));
        }
        return context.isEmpty() || context.equals(ContextName.DEFAULT)
                ? new EngineAddress.Unix(USUAL_SOCKET)
                : ofContext(context);
    }

    /**
     * How the environment wants connections protected, if it does. {@code DOCKER_TLS} alone asks
     * for TLS with whoever answers, as in Docker's client, which wants the authorities' file all
     * the same; {@code DOCKER_TLS_VERIFY} has the engine's certificate looked at.
     */
    private Optional<TlsSettings> tls() {
        boolean verified = !variable("DOCKER_TLS_VERIFY").isEmpty();
        if (!verified && variable("DOCKER_TLS").isEmpty()) {
            return Optional.empty();
        }
        String chosen = variable("DOCKER_CERT_PATH");
        Path path = chosen.isEmpty() ? folder.path() : settings.path(chosen);
        Path authorities = files.getOrDefault("ca.pem", path.resolve("ca.pem"));
        if (!Files.isReadable(authorities)) {
            throw new StackException(
                    new InvalidRequest(
                            "TLS is asked for, but " + authorities + " cannot be read",
                            "put ca.pem into a folder, with cert.pem and key.pem where the engine asks"
                                    + " for them, and name it in DOCKER_CERT_PATH"));
        }
        return Optional.of(new TlsSettings(Optional.of(path), verified, files));
    }

    private EngineAddress ofContext(String name) {
        String hash = new ContextName(name).folder();
        Path contexts = folder.path().resolve("contexts");
        Endpoint endpoint =
                folder.read(
                        contexts.resolve("meta").resolve(hash).resolve("meta.json"), Endpoint::of);
        if (endpoint.host().isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "there is no Docker context '" + name + "' in " + contexts,
                            "list them with: stackctl context ls; choose one with DOCKER_CONTEXT or"
                                    + " stackctl context use"));
        }
        Path files = contexts.resolve("tls").resolve(hash).resolve("docker");
        return EngineAddress.of(endpoint.host(), tls(endpoint.unverified(), files));
    }

    /**
     * What a context says of its engine.
     *
     * @param host empty where there is no such context
     * @param unverified whether whoever answers is taken for the engine
     */
    private record Endpoint(String host, boolean unverified) {
        static Endpoint of(Json context) {
            Json docker = context.get("Endpoints", "docker");
            return new Endpoint(docker.text("Host"), docker.flag("SkipTLSVerify"));
        }
    }

    /** A context asks for TLS by files for it, or by saying which part of it to leave out. */
    private Optional<TlsSettings> tls(boolean unverified, Path files) {
        boolean kept = Files.isDirectory(files);
        return kept || unverified
                ? Optional.of(
                        new TlsSettings(kept ? Optional.of(files) : Optional.empty(), !unverified))
                : tls();
    }

    private String variable(String name) {
        return settings.variable(name);
    }
}

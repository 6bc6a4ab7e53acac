package io.stackctl.docker.host;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.Reason;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine of a new context, as {@code --docker "host=…,ca=…"} says it. */
final class NewEndpoint {

    private static final List<String> KEYS =
            List.of("host", "ca", "cert", "key", "skip-tls-verify", "from");

    private final Settings settings;
    private final Map<String, String> said;

    /**
     * Takes it.
     *
     * @throws StackException for a key that means nothing
     */
    NewEndpoint(Settings settings, Map<String, String> said) {
        this.settings = settings;
        this.said = said;
        for (String key : said.keySet()) {
            if (!KEYS.contains(key)) {
                throw new StackException(
                        new InvalidRequest(
                                "unrecognized config key: " + key,
                                "--docker takes " + String.join(", ", KEYS)));
            }
        }
        if (said.containsKey("from") && said.size() > 1) {
            throw new StackException(
                    new InvalidRequest(
                            "from=… and the other keys both say which engine it is",
                            "leave one out"));
        }
    }

    /** Another context whose engine it is. */
    Optional<String> from() {
        return Optional.ofNullable(said.get("from"));
    }

    /** What it says; the name is for somebody else to give. */
    StoredContext context() {
        String host = said.getOrDefault("host", "");
        // Whatever is wrong with it is said now, and not by each verb that uses it.
        EngineAddress.of(host, Optional.empty());
        Map<String, byte[]> tls = new LinkedHashMap<>();
        for (String file : StoredContext.TLS_FILES) {
            String path = said.getOrDefault(file.substring(0, file.indexOf('.')), "");
            if (!path.isEmpty()) {
                tls.put(file, certificate(path));
            }
        }
        if (tls.containsKey("cert.pem") != tls.containsKey("key.pem")) {
            throw new StackException(
                    new InvalidRequest(
                            "a certificate is of no use without its key, nor the other way round",
                            "give both, as cert=FILE,key=FILE"));
        }
        return StoredContext.of("", "", host, unverified(), tls);
    }

    private boolean unverified() {
        return switch (said.getOrDefault("skip-tls-verify", "false")) {
            case "true", "1", "t", "T", "TRUE", "True" -> true;
            case "false", "0", "f", "F", "FALSE", "False" -> false;
            default ->
                    throw new StackException(
                            new InvalidRequest(
                                    "skip-tls-verify is neither true nor false", "write true"));
        };
    }

    private byte[] certificate(String name) {
        Path path =
                name.startsWith("~/")
                        ? settings.home().resolve(name.substring(2))
                        : settings.path(name);
        try {
            byte[] content = InputFile.read(path);
            if (new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")) {
                return content;
            }
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest(
                            path + " cannot be read: " + Reason.of(e), "name a file that can"),
                    e);
        }
        throw new StackException(
                new InvalidRequest(path + " holds no certificate and no key", "give a PEM file"));
    }
}

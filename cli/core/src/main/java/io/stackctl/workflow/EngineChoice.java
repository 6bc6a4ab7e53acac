package io.stackctl.workflow;

import io.stackctl.local.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about the engine to use, in the words of Docker's client; where it
 * says nothing, the environment counts.
 *
 * @param host an address, such as {@code tcp://10.0.0.5:2376}
 * @param context the name of a context of Docker's client, or several with commas between them
 * @param clientFolder where Docker's client keeps its settings
 * @param tls whether a network connection is protected
 * @param tlsVerify whether the other side has to prove itself; said either way, the connection is
 *     protected
 * @param authorities a file with the certificates of those whose word counts
 * @param certificate a file with the certificate that this side shows
 * @param key a file with the key for it
 */
public record EngineChoice(
        Optional<String> host,
        Optional<String> context,
        Optional<String> clientFolder,
        Optional<Boolean> tls,
        Optional<Boolean> tlsVerify,
        Optional<String> authorities,
        Optional<String> certificate,
        Optional<String> key) {

    /** Nothing is said. */
    public static final EngineChoice NONE =
            new EngineChoice(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** The contexts it names, in their order, where they are several; else nothing. */
    public List<String> several() {
        return context.isPresent() && context.get().indexOf(',') >= 0
                ? List.of(context.get().split(",", -1))
                : List.of();
    }

    /** An engine by its address, whatever the environment says. */
    public static EngineChoice ofHost(String address) {
        return new EngineChoice(
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with one context. */
    public EngineChoice towards(String one) {
        return new EngineChoice(
                host,
                Optional.of(one),
                clientFolder,
                tls,
                tlsVerify,
                authorities,
                certificate,
                key);
    }

    /**
     * Whether the environment alone counts. Every start asks: comparing records would be linked
     * anew each time, which takes longer than all else about it.
     */
    public boolean saysNothing() {
        return host.isEmpty()
                && context.isEmpty()
                && clientFolder.isEmpty()
                && tls.isEmpty()
                && tlsVerify.isEmpty()
                && authorities.isEmpty()
                && certificate.isEmpty()
                && key.isEmpty();
    }

    /**
     * The variables that mean the same. A named context beats {@code DOCKER_HOST}; the one called
     * {@code default} is what that says, as in Docker's client.
     *
     * @param environment those of the process
     */
    public Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        clientFolder.ifPresent(folder -> variables.put("DOCKER_CONFIG", folder));
        host.ifPresent(address -> variables.put("DOCKER_HOST", address));
        context.ifPresent(name -> {
            variables.put("DOCKER_CONTEXT", name);
            if (!name.equals("default")) {
                variables.remove("DOCKER_HOST");
            }
        });
        switchOn(variables, "DOCKER_TLS", tls);
        switchOn(variables, "DOCKER_TLS_VERIFY", tlsVerify);
        if (tlsVerify.isPresent()) {
            // To say that certificates do not count asks for TLS too.
            variables.put("DOCKER_TLS", "1");
        }
        return variables;
    }

    private static void switchOn(
            Map<String, String> variables, String name, Optional<Boolean> wished) {
        wished.ifPresent(on -> {
            if (on) {
                variables.put(name, "1");
            } else {
                variables.remove(name);
            }
        });
    }

    /** The files for TLS that it names, by the name of the one they stand for. */
    public Map<String, Path> tlsFiles(Settings settings) {
        Map<String, Path> files = new HashMap<>();
        authorities.ifPresent(file -> files.put("ca.pem", settings.path(file)));
        certificate.ifPresent(file -> files.put("cert.pem", settings.path(file)));
        key.ifPresent(file -> files.put("key.pem", settings.path(file)));
        return files;
    }
}

package io.stackctl.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The plugins of Docker's client: programs that are called {@code docker-NAME}. */
public final class ClientPlugins {

    private final Settings settings;

    /**
     * Looks where the client looks.
     *
     * @param settings where {@code DOCKER_CONFIG} or {@code HOME} lead to the user's own
     */
    public ClientPlugins(Settings settings) {
        this.settings = settings;
    }

    /** The first one of that name that can be run: the user's, else the machine's. */
    public Optional<Path> find(String name) {
        return candidates(name)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private Stream<Path> candidates(String name) {
        var environment = settings.environment();
        var home = settings.path(environment.getOrDefault("HOME", "/"));
        var client =
                environment.containsKey("DOCKER_CONFIG")
                        ? settings.path(settings.variable("DOCKER_CONFIG"))
                        : home.resolve(".docker");
        return Stream.of(
                        client,
                        Path.of("/usr/local/lib/docker"),
                        Path.of("/usr/local/libexec/docker"),
                        Path.of("/usr/lib/docker"),
                        Path.of("/usr/libexec/docker"))
                .map(folder -> folder.resolve("cli-plugins").resolve("docker-" + name));
    }
}

package io.stackctl.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plugins of Docker's client: programs that are called {@code docker-NAME}. */
public final class ClientPlugins {

    private static final String FOLDER = "cli-plugins";

    private final Settings settings;
    private final List<Path> inFront;

    /**
     * Looks where the client looks.
     *
     * @param settings where {@code DOCKER_CONFIG} or {@code HOME} lead to the user's own
     * @param inFront the folders that the client's settings name
     */
    public ClientPlugins(Settings settings, List<Path> inFront) {
        this.settings = settings;
        this.inFront = List.copyOf(inFront);
    }

    /**
     * The first one of that name that can be run: of the folders that the settings name, else the
     * user's, else the machine's (docker/cli, {@code getPluginDirs}).
     */
    public Optional<Path> find(String name) {
        return inFront(name)
                .or(() -> runnable(Stream.of(userFolder()), name))
                .or(() -> ofMachine(name));
    }

    /** The first one of that name that can be run and is there for all users of the machine. */
    public Optional<Path> ofMachine(String name) {
        return runnable(machineFolders(), name);
    }

    /** The first one of that name that can be run and comes before the user's. */
    public Optional<Path> inFront(String name) {
        return runnable(inFront.stream(), name);
    }

    /** The folder of the user's own, which comes before those of the machine; it may be missing. */
    public Path userFolder() {
        return settings.clientFolder().resolve(FOLDER);
    }

    private static Optional<Path> runnable(Stream<Path> folders, String name) {
        return folders.map(folder -> folder.resolve("docker-" + name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> machineFolders() {
        return Stream.of(
                        "/usr/local/lib/docker",
                        "/usr/local/libexec/docker",
                        "/usr/lib/docker",
                        "/usr/libexec/docker")
                .map(folder -> Path.of(folder, FOLDER));
    }
}

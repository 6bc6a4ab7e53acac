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
        return runnable(Stream.concat(Stream.of(userFolder()), machineFolders()), name);
    }

    /** The first one of that name that can be run and is there for all users of the machine. */
    public Optional<Path> ofMachine(String name) {
        return runnable(machineFolders(), name);
    }

    /** The first one of that name in other folders, which may be missing. */
    public static Optional<Path> in(List<Path> folders, String name) {
        return runnable(folders.stream(), name);
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

package io.stackctl.docker.build;

import io.stackctl.docker.key.KeyException;
import io.stackctl.docker.ssh.KeyAgent;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the SSH agents and keys that {@code build.ssh} names. */
final class SshSources {

    private static final int KIND = 0170000;
    private static final int SOCKET = 0140000;

    private final Settings settings;
    private final String agent;
    // A key is read once for all builds: a pipe, such as <(…), gives it only once.
    private final Map<String, SshSource> found = new ConcurrentHashMap<>();

    /**
     * Prepares.
     *
     * @param settings where {@code SSH_AUTH_SOCK} names the agent
     */
    SshSources(Settings settings) {
        this.settings = settings;
        this.agent = settings.variable("SSH_AUTH_SOCK");
    }

    /**
     * The sources by id.
     *
     * @param entries {@code id} for the agent of the environment, mostly {@code default}; or {@code
     *     id: path} for a socket or a key, or several keys with commas between them
     * @throws StackException when there is no agent, or no key that can be used
     */
    Map<String, SshSource> of(List<String> entries) {
        Map<String, SshSource> sources = new HashMap<>();
        for (var entry : entries) {
            var colon = entry.indexOf(": ");
            var path = colon < 0 ? "" : entry.substring(colon + 2);
            if (path.isEmpty() && agent.isEmpty()) {
                // Docker Compose's words, which scripts look for.
                throw refused(
                        entry,
                        "invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set",
                        "start an agent: eval $(ssh-agent); ssh-add");
            }
            sources.put(
                    colon < 0 ? entry : entry.substring(0, colon),
                    found.computeIfAbsent(
                            path.isEmpty() ? agent : path, where -> source(entry, where)));
        }
        return sources;
    }

    private SshSource source(String entry, String where) {
        try {
            var whole = settings.path(where);
            if (!where.contains(",") || Files.exists(whole)) {
                return isSocket(whole)
                        ? new SshSource.Socket(whole.toString())
                        : keys(entry, whole);
            }
            var paths = Stream.of(where.split(",")).map(settings::path).toList();
            for (var path : paths) {
                if (isSocket(path)) {
                    throw refused(
                            entry,
                            path + " is an agent's socket, among several paths",
                            "name one socket, or keys");
                }
            }
            return keys(entry, paths.toArray(Path[]::new));
        } catch (IOException e) {
            throw refused(entry, Reason.of(e), "name an agent's socket or a private key");
        } catch (InvalidPathException e) {
            throw refused(entry, where + " is no path", "name an agent's socket or a private key");
        }
    }

    private static SshSource keys(String entry, Path... files) throws IOException {
        try {
            return new SshSource.Keys(KeyAgent.of(List.of(files)));
        } catch (KeyException e) {
            throw refused(
                    entry,
                    Reason.of(e),
                    "load the key into an agent with ssh-add, and name that one; or name another"
                            + " key");
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        return Files.getAttribute(path, "unix:mode") instanceof Integer mode
                && (mode & KIND) == SOCKET;
    }

    private static StackException refused(String entry, String why, String remedy) {
        var colon = entry.indexOf(": ");
        var id = colon < 0 ? entry : entry.substring(0, colon);
        return new StackException(new InvalidRequest("ssh: " + id + ": " + why, remedy));
    }
}

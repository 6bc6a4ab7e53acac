package io.stackctl.docker.build;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the SSH agents that {@code build.ssh} names. */
final class AgentSockets {

    private AgentSockets() {}

    /**
     * The agents' sockets by id.
     *
     * @param entries {@code default} for the agent of the environment, or {@code id: path}
     * @throws StackException when there is no agent, or something else than one
     */
    static Map<String, String> of(List<String> entries, Map<String, String> environment) {
        Map<String, String> sockets = new HashMap<>();
        for (var entry : entries) {
            var colon = entry.indexOf(": ");
            var id = colon < 0 ? entry : entry.substring(0, colon);
            var path =
                    colon < 0
                            ? environment.getOrDefault("SSH_AUTH_SOCK", "")
                            : entry.substring(colon + 2);
            if (path.isEmpty() || !Files.exists(Path.of(path))) {
                throw new StackException(
                        new InvalidRequest(
                                "ssh: "
                                        + entry
                                        + ": there is no SSH agent"
                                        + (path.isEmpty() ? "" : " at " + path),
                                "start one: eval $(ssh-agent); ssh-add"));
            }
            if (Files.isRegularFile(Path.of(path))) {
                throw new StackException(
                        new InvalidRequest(
                                "ssh: "
                                        + entry
                                        + ": keys are not read from files, only used through an agent",
                                "load it, ssh-add " + path + ", and write ssh: [" + id + "]"));
            }
            sockets.put(id, path);
        }
        return sockets;
    }
}

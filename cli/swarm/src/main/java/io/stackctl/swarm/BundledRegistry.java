package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The registry of a swarm's own, the bundled stack {@code registry}: each machine reaches it at its
 * own 127.0.0.1.
 */
final class BundledRegistry {

    /** How {@code x-stackctl.registry} calls it. */
    static final String WORD = "bundled";

    static final String HOST = "127.0.0.1:4999";

    private static final StackName STACK = StackName.of("stackctl-registry");
    private static final String PORT = "stackctl-registry_port";

    private BundledRegistry() {}

    /**
     * Looks whether every machine that takes tasks reaches it: a task of the service that listens
     * there counts as running when the registry answers through it.
     *
     * @throws StackException when it is not there, or one does not reach it
     */
    static void require(EngineApi api) {
        var filter = NamespaceLabels.filter(STACK);
        var port =
                api
                        .list(ApiCall.get("/services").query("filters", filter), service -> service)
                        .stream()
                        .filter(service -> service.get("Spec").text("Name").equals(PORT))
                        .findFirst()
                        .orElseThrow(() -> failed("the swarm has no registry of its own", "up"));
        Set<String> reached = new HashSet<>();
        for (var task : api.list(ApiCall.get("/tasks").query("filters", filter), task -> task)) {
            if (task.text("ServiceID").equals(port.required("ID"))
                    && task.get("Status").text("State").equals("running")) {
                reached.add(task.text("NodeID"));
            }
        }
        var without = machinesWithout(api.list(ApiCall.get("/nodes"), node -> node), reached);
        if (!without.isEmpty()) {
            throw failed(
                    "the swarm's own registry does not answer on " + String.join(", ", without),
                    "ps");
        }
    }

    private static List<String> machinesWithout(List<Json> nodes, Set<String> reached) {
        return nodes.stream()
                .filter(node ->
                        node.get("Spec").text("Availability").equals("active")
                                && node.get("Status").text("State").equals("ready")
                                && !reached.contains(node.text("ID")))
                .map(node -> node.get("Description").text("Hostname"))
                .sorted()
                .toList();
    }

    private static StackException failed(String what, String verb) {
        return new StackException(
                new OperationFailed(
                        what,
                        "'stackctl --stack registry "
                                + verb
                                + "' "
                                + (verb.equals("up") ? "brings it" : "tells why")
                                + "; docs/swarm.md says what it takes"));
    }
}

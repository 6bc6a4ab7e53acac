package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.StackException;
import io.stackctl.swarm.state.TaskPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tasks for which somebody has waited too long, in words. */
final class OpenTasks {

    /** Of more nobody reads each. */
    private static final int MOST = 10;

    private final SwarmContext context;
    private final Map<String, String> services;

    /**
     * Prepares.
     *
     * @param services whose they may be: names by id
     */
    OpenTasks(SwarmContext context, Map<String, String> services) {
        this.context = context;
        this.services = services;
    }

    /** Those of whatever stack. */
    static OpenTasks ofAll(SwarmContext context) {
        var names = new HashMap<String, String>();
        context.api()
                .list(ApiCall.get("/services"), service -> service)
                .forEach(service ->
                        names.put(service.required("ID"), service.get("Spec").text("Name")));
        return new OpenTasks(context, names);
    }

    /** Such as {@code shop_web.2 (running on two, which is down)}, one behind the other. */
    String text(List<Json> tasks) {
        var machines = machines();
        var words = tasks.stream().map(task -> word(task, machines)).sorted().limit(MOST).toList();
        int more = tasks.size() - words.size();
        return String.join(", ", words) + (more > 0 ? ", and " + more + " more" : "");
    }

    private String word(Json task, Map<String, String> machines) {
        var service = services.getOrDefault(task.text("ServiceID"), "");
        var machine = machines.getOrDefault(task.text("NodeID"), "");
        var status = task.get("Status");
        var error = status.text("Err");
        return service
                + "."
                + TaskPlace.of(task)
                + " ("
                + status.text("State")
                + (machine.isEmpty() ? "" : " on " + machine)
                + (error.isEmpty() ? "" : ": " + error)
                + ")";
    }

    /** By their ids; none where a manager does not tell. */
    private Map<String, String> machines() {
        var machines = new HashMap<String, String>();
        try {
            for (var node : context.api().list(ApiCall.get("/nodes"), node -> node)) {
                var name = node.get("Description").text("Hostname");
                boolean down = node.get("Status").text("State").equals("down");
                machines.put(node.required("ID"), down ? name + ", which is down" : name);
            }
        } catch (StackException untold) {
            return Map.of();
        }
        return machines;
    }
}

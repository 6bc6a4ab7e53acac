package io.stackctl.swarm;

import io.stackctl.cluster.ClusterNode;
import io.stackctl.cluster.Prepared;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.swarm.action.AwaitDrained;
import io.stackctl.swarm.action.ChangeNode;
import io.stackctl.swarm.action.SwarmAction;
import io.stackctl.swarm.action.SwarmContext;
import io.stackctl.swarm.action.SwarmRunner;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machines of a swarm. */
final class Nodes {

    private final EngineApi api;

    Nodes(EngineApi api) {
        this.api = api;
    }

    /** The host names of all machines by id. */
    static Map<String, String> names(EngineApi api) {
        Map<String, String> names = new HashMap<>();
        for (var node : api.list(ApiCall.get("/nodes"), node -> node)) {
            names.put(node.required("ID"), node.get("Description").text("Hostname"));
        }
        return names;
    }

    List<ClusterNode> all() {
        Map<String, Integer> tasks = new HashMap<>();
        var filter = new JsonBuilder().put("desired-state", Json.of(List.of("running"))).build();
        for (var node :
                api.list(
                        ApiCall.get("/tasks").query("filters", filter.toString()),
                        task -> task.text("NodeID"))) {
            tasks.merge(node, 1, Integer::sum);
        }
        return api.list(ApiCall.get("/nodes"), node -> node(node, tasks)).stream()
                .sorted(
                        Order.inTurn(
                                List.of(Order.by(ClusterNode::name), Order.by(ClusterNode::id))))
                .toList();
    }

    private static ClusterNode node(Json node, Map<String, Integer> tasks) {
        var id = node.required("ID");
        boolean leader = node.get("ManagerStatus").flag("Leader");
        return new ClusterNode(
                id,
                node.get("Description").text("Hostname"),
                node.get("Status").text("State"),
                node.get("Spec").text("Availability"),
                leader ? "leader" : node.get("Spec").text("Role"),
                node.get("Description", "Engine").text("EngineVersion"),
                tasks.getOrDefault(id, 0));
    }

    Prepared<?> activate(List<String> names, EventSink events) {
        var plan = SwarmAction.plan();
        find(names).forEach((name, node) -> change(plan, name, node, "active"));
        return prepared(plan.build(), events);
    }

    /** All are changed before any is waited for: no task moves from one of them to another. */
    Prepared<?> drain(
            List<String> names, boolean waits, Optional<Duration> timeout, EventSink events) {
        var plan = SwarmAction.plan();
        var nodes = find(names);
        nodes.forEach((name, node) -> change(plan, name, node, "drain"));
        if (waits) {
            var changes = plan.everythingSoFar("nodes");
            nodes.forEach((name, node) ->
                    plan.add(new AwaitDrained(node.required("ID"), name, timeout), changes));
        }
        return prepared(plan.build(), events);
    }

    private static void change(
            PlanBuilder<SwarmAction> plan, String name, Json node, String availability) {
        if (node.get("Spec").text("Availability").equals(availability)) {
            plan.keep(Resource.node(name));
            return;
        }
        plan.add(
                new ChangeNode(
                        node.required("ID"),
                        name,
                        node.get("Version").number("Index"),
                        node.get("Spec"),
                        availability));
    }

    private Prepared<SwarmAction> prepared(Plan<SwarmAction> plan, EventSink events) {
        // Only the stack's own actions look at a stack.
        var context =
                new SwarmContext(
                        api, StackName.of("nodes"), events, image -> "", Map.of(), Map.of());
        return new Prepared<>(plan, new SwarmRunner(context));
    }

    /** Those of these names, each once. */
    private Map<String, Json> find(List<String> names) {
        var nodes = api.list(ApiCall.get("/nodes"), node -> node);
        Map<String, Json> found = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (var name : names) {
            var node = find(nodes, name);
            if (ids.add(node.required("ID"))) {
                found.put(name, node);
            }
        }
        return found;
    }

    /** By its host name, or the beginning of its id. */
    private static Json find(List<Json> nodes, String name) {
        var named =
                nodes.stream()
                        .filter(node ->
                                node.get("Description").text("Hostname").equals(name)
                                        || (!name.isEmpty()
                                                && node.required("ID").startsWith(name)))
                        .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        var known =
                String.join(
                        ", ",
                        nodes.stream()
                                .map(node -> node.get("Description").text("Hostname"))
                                .sorted()
                                .toList());
        throw new StackException(
                named.isEmpty()
                        ? new InvalidRequest("no such node: " + name, "There are " + known + ".")
                        : new InvalidRequest(
                                "several nodes are called " + name,
                                "Name one by its id: "
                                        + String.join(
                                                ", ",
                                                named.stream()
                                                        .map(node -> node.required("ID"))
                                                        .toList())));
    }
}

package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what {@code GET /tasks} says, with {@code GET /services} and {@code /nodes} beside it. A
 * task becomes the container that it is going to have. What it declares stands in the labels of its
 * containers ({@code labels}) and in those of its service ({@code deploy.labels}), which win: they
 * can change while tasks stay.
 */
final class TaskReader {
    private final Map<String, Answer> services;
    private final Map<String, Answer> nodes;

    TaskReader(Answer services, Answer nodes) {
        this.services = byId(services);
        this.nodes = byId(nodes);
    }

    private static Map<String, Answer> byId(Answer list) {
        return list.items().stream()
                .collect(Collectors.toMap(item -> item.get("ID").text(), Function.identity()));
    }

    Container read(Answer task) {
        var spec = task.get("Spec").get("ContainerSpec");
        var service = service(task).get("Spec");
        return new Container(
                task.get("ID").text(),
                name(task, service.get("Name").text()),
                labels(spec, service),
                ContainerReader.environment(spec),
                networks(task),
                targetPorts(service),
                readiness(task),
                node(task).get("Description").get("Hostname").text());
    }

    private Answer service(Answer task) {
        return services.getOrDefault(task.get("ServiceID").text(), Answer.NOTHING);
    }

    private Answer node(Answer task) {
        return nodes.getOrDefault(task.get("NodeID").text(), Answer.NOTHING);
    }

    private boolean onManager(Answer task) {
        return node(task).get("Spec").get("Role").text().equals("manager");
    }

    /** As its container is called. */
    private static String name(Answer task, String service) {
        long slot = task.get("Slot").number(0);
        var place = slot == 0 ? task.get("NodeID").text() : String.valueOf(slot);
        return service + "." + place + "." + task.get("ID").text();
    }

    private static Map<String, String> labels(Answer spec, Answer service) {
        var labels = new HashMap<String, String>();
        var stack = service.get("Labels").get(SwarmLabels.STACK).text();
        var name = service.get("Name").text();
        for (var source : List.of(spec.get("Labels"), service.get("Labels"))) {
            ContainerReader.labels(source)
                    .forEach((label, value) -> {
                        if (declares(label)) {
                            labels.put(label, value);
                        }
                    });
        }
        labels.put(Container.PROJECT, stack);
        labels.put(
                Container.SERVICE,
                !stack.isEmpty() && name.startsWith(stack + "_")
                        ? name.substring(stack.length() + 1)
                        : name);
        return labels;
    }

    /** The rest says nothing to a gateway, and is handed to others. */
    private static boolean declares(String label) {
        return label.toLowerCase(Locale.ROOT).startsWith("traefik.")
                || label.startsWith("io.stackctl.");
    }

    /** Addresses by network; those of the routing mesh lead to no container. */
    private static Map<String, String> networks(Answer task) {
        var networks = new HashMap<String, String>();
        for (var attachment : task.get("NetworksAttachments").items()) {
            var spec = attachment.get("Network").get("Spec");
            var addresses = attachment.get("Addresses").items();
            if (!spec.get("Ingress").isTrue() && !addresses.isEmpty()) {
                // With the length of its prefix, such as 10.0.1.5/24.
                networks.put(
                        spec.get("Name").text(),
                        addresses.getFirst().text().replaceFirst("/[0-9]+$", ""));
            }
        }
        return networks;
    }

    /** What images expose no manager knows. */
    private static List<Integer> targetPorts(Answer service) {
        return service.get("EndpointSpec").get("Ports").items().stream()
                .filter(port -> port.get("Protocol").text().equals("tcp"))
                .map(port -> port.get("TargetPort").number(0))
                .filter(ContainerReader::isPort)
                .map(Math::toIntExact)
                .distinct()
                .sorted()
                .toList();
    }

    /** A task with a health check is {@code starting} until that has passed. */
    private Readiness readiness(Answer task) {
        var state = task.get("Status").get("State").text();
        // The last that was heard of one on a machine that has gone says nothing any more.
        boolean down = node(task).get("Status").get("State").text().equals("down");
        if (down || !(state.equals("running") || state.equals("starting"))) {
            return Readiness.STOPPED;
        }
        if (!task.get("DesiredState").text().equals("running")) {
            return Readiness.STOPPING;
        }
        return state.equals("running") ? Readiness.READY : Readiness.STARTING;
    }

    /** Where these tasks are, those on managers first. */
    List<String> addresses(List<Answer> tasks) {
        return tasks.stream()
                .sorted(Comparator.comparing(task -> !onManager(task)))
                .flatMap(task -> networks(task).values().stream())
                .toList();
    }
}

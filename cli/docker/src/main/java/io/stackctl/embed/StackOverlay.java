package io.stackctl.embed;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.PortMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A definition that is laid over a stack's own, so that it can be there beside others. */
final class StackOverlay {

    private final Stack stack;
    private final boolean isolated;
    private final Map<String, String> labels;

    /**
     * Prepares one.
     *
     * @param isolated whether what only one stack can have becomes the stack's own
     * @param labels of all that the engine gets
     */
    StackOverlay(Stack stack, boolean isolated, Map<String, String> labels) {
        this.stack = stack;
        this.isolated = isolated;
        this.labels = new TreeMap<>(labels);
    }

    /** As YAML. */
    String text() {
        List<String> services = new ArrayList<>();
        for (var service : stack.services()) {
            if (service.provider().isEmpty()) {
                services.add(quoted(service.name().value()) + ": " + of(service));
            }
        }
        List<String> networks = new ArrayList<>();
        for (var network : stack.networks()) {
            if (!network.external()) {
                networks.add(quoted(network.key()) + ": " + owned(network.key()));
            }
        }
        List<String> volumes = new ArrayList<>();
        for (var volume : stack.volumes()) {
            if (!volume.external()) {
                volumes.add(quoted(volume.key()) + ": " + owned(volume.key()));
            }
        }
        return "services: "
                + mapping(services)
                + "\nnetworks: "
                + mapping(networks)
                + "\nvolumes: "
                + mapping(volumes)
                + "\n";
    }

    private String of(Service service) {
        List<String> parts = new ArrayList<>(List.of(labels()));
        if (service.build().isPresent()) {
            parts.add("build: " + mapping(List.of(labels())));
        }
        if (isolated) {
            parts.add("container_name: !reset null");
            var ports = service.connectivity().ports();
            if (!ports.isEmpty()) {
                parts.add(
                        "ports: !override ["
                                + String.join(
                                        ", ", ports.stream().map(StackOverlay::anywhere).toList())
                                + "]");
            }
        }
        return mapping(parts);
    }

    /** The same port at any free one of the host. */
    private static String anywhere(PortMapping port) {
        List<String> parts = new ArrayList<>();
        parts.add("target: " + port.target());
        parts.add("protocol: " + quoted(port.protocol()));
        parts.add("mode: " + quoted(port.mode()));
        if (!port.hostIp().isEmpty()) {
            parts.add("host_ip: " + quoted(port.hostIp()));
        }
        return mapping(parts);
    }

    private String owned(String key) {
        return mapping(
                isolated
                        ? List.of(labels(), "name: " + quoted(stack.name() + "_" + key))
                        : List.of(labels()));
    }

    private String labels() {
        return "labels: "
                + mapping(
                        labels.entrySet().stream()
                                .map(label ->
                                        quoted(label.getKey()) + ": " + quoted(label.getValue()))
                                .toList());
    }

    private static String mapping(List<String> parts) {
        return "{ " + String.join(", ", parts) + " }";
    }

    /** In quotes, and with no variable in it. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + '"';
    }
}

package io.stackctl.kubernetes.workload;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.deploy.Constraint;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** On which nodes pods may be: {@code platform} and {@code deploy.placement}. */
final class NodeChoice {

    private static final String NODE_LABELS = "node.labels.";

    private final ServiceScope service;
    private final Mapping placement;

    private NodeChoice(ServiceScope service) {
        this.service = service;
        this.placement = service.definition().mapping("deploy").mapping("placement");
    }

    static void addTo(ServiceScope service, Fields pod) {
        var choice = new NodeChoice(service);
        pod.put("nodeSelector", choice.platform());
        pod.put(
                "affinity",
                new Fields()
                        .put("nodeAffinity", choice.constraints())
                        .put("podAntiAffinity", choice.oneEach()));
        pod.list("topologySpreadConstraints", choice.preferences(), choice.at("preferences"));
    }

    private Location at(String key) {
        return placement.find(key).map(node -> node.location()).orElse(service.place());
    }

    private Fields platform() {
        var words = service.service().platform().split("/", -1);
        var place = service.at("platform");
        var fields = new Fields(place);
        if (!words[0].isEmpty()) {
            fields.text("kubernetes.io/os", words[0].toLowerCase(Locale.ROOT));
            if (words.length > 1) {
                fields.text("kubernetes.io/arch", words[1].toLowerCase(Locale.ROOT));
            }
        }
        return fields;
    }

    private Fields constraints() {
        var place = at("constraints");
        var terms = new ArrayList<Mapping>();
        if (placement.get("constraints") instanceof Sequence constraints) {
            for (var item : constraints.items()) {
                term(((Scalar) item).text(), item.location()).ifPresent(terms::add);
            }
        }
        if (terms.isEmpty()) {
            return new Fields();
        }
        var term = new Fields(place).list("matchExpressions", terms, place).build();
        var required = new Fields(place).list("nodeSelectorTerms", List.of(term), place);
        return new Fields(place).put("requiredDuringSchedulingIgnoredDuringExecution", required);
    }

    private Optional<Mapping> term(String text, Location place) {
        try {
            var constraint = Constraint.of(text);
            var key = constraint.key().toLowerCase(Locale.ROOT);
            if (key.equals("node.role")) {
                var isManager = constraint.value().equalsIgnoreCase("manager");
                return Optional.of(
                        new Fields(place)
                                .text("key", "node-role.kubernetes.io/control-plane")
                                .text(
                                        "operator",
                                        isManager == constraint.equal() ? "Exists" : "DoesNotExist")
                                .build());
            }
            var label = label(key, constraint);
            if (label.isEmpty()) {
                service.refuse(
                        place,
                        "deploy.placement.constraints",
                        "'" + constraint + "' asks for what no node of Kubernetes has",
                        "label the nodes, and write node.labels.NAME == VALUE");
            }
            return label.map(name ->
                    new Fields(place)
                            .text("key", name)
                            .text("operator", constraint.equal() ? "In" : "NotIn")
                            .texts("values", List.of(constraint.value()), place)
                            .build());
        } catch (InvalidValueException e) {
            service.refuse(
                    place,
                    "deploy.placement.constraints",
                    String.valueOf(e.getMessage()),
                    e.remedy());
            return Optional.empty();
        }
    }

    private static Optional<String> label(String key, Constraint constraint) {
        return switch (key) {
            case "node.hostname" -> Optional.of("kubernetes.io/hostname");
            case "node.platform.os" -> Optional.of("kubernetes.io/os");
            case "node.platform.arch" -> Optional.of("kubernetes.io/arch");
            default ->
                    key.startsWith(NODE_LABELS)
                            ? Optional.of(constraint.key().substring(NODE_LABELS.length()))
                            : Optional.empty();
        };
    }

    /** At most one a node: no two of them beside each other. */
    private Fields oneEach() {
        long most = placement.number("max_replicas_per_node").orElse(0L);
        var place = at("max_replicas_per_node");
        if (most > 1) {
            service.refuse(
                    place,
                    "deploy.placement.max_replicas_per_node",
                    "Kubernetes can keep pods apart, but not count them",
                    "write 1, or deploy.placement.preferences: [{spread: node.labels.NAME}]");
        }
        if (most != 1) {
            return new Fields();
        }
        var term =
                new Fields(place)
                        .put(
                                "labelSelector",
                                new Fields(place).put("matchLabels", service.selector()))
                        .text("topologyKey", "kubernetes.io/hostname");
        return new Fields(place)
                .list(
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        List.of(term.build()),
                        place);
    }

    private List<Mapping> preferences() {
        var constraints = new ArrayList<Mapping>();
        for (var preference : placement.mappings("preferences")) {
            var spread = preference.text("spread", "");
            var key =
                    spread.startsWith(NODE_LABELS)
                            ? spread.substring(NODE_LABELS.length())
                            : "kubernetes.io/hostname";
            var place = preference.location();
            constraints.add(
                    new Fields(place)
                            .number("maxSkew", 1)
                            .text("topologyKey", key)
                            .text("whenUnsatisfiable", "ScheduleAnyway")
                            .put(
                                    "labelSelector",
                                    new Fields(place).put("matchLabels", service.selector()))
                            .build());
        }
        return constraints;
    }
}

package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The machines of a swarm, and on which of them a service may run. */
final class Machines {

    private static final Pattern CONSTRAINT = Pattern.compile("([^!=\\s]+)\\s*(==|!=)\\s*(.*)");

    private final List<Json> nodes;
    private final String own;

    /**
     * Takes what a manager told.
     *
     * @param own the id of the machine that is spoken to
     */
    Machines(List<Json> nodes, String own) {
        this.nodes = nodes;
        this.own = own;
    }

    static Machines of(EngineApi api) {
        return new Machines(
                api.list(ApiCall.get("/nodes"), node -> node),
                api.object(ApiCall.get("/info"), info -> info.get("Swarm").text("NodeID")));
    }

    /** The host name of the one that is spoken to. */
    String ownName() {
        return nodes.stream()
                .filter(node -> node.text("ID").equals(own))
                .findFirst()
                .map(node -> node.get("Description").text("Hostname"))
                .orElse(own);
    }

    /** How many machines, other than the one that is spoken to, may run a service. */
    long othersFor(Service service) {
        var constraints =
                service.definition().mapping("deploy").mapping("placement").texts("constraints");
        return nodes.stream()
                .filter(node -> !node.text("ID").equals(own))
                .filter(node -> constraints.stream().allMatch(text -> allows(text, node)))
                .count();
    }

    /** What is not understood keeps nobody out: a swarm refuses it by itself. */
    private static boolean allows(String constraint, Json node) {
        var parts = CONSTRAINT.matcher(constraint.strip());
        if (!parts.matches()) {
            return true;
        }
        var value = value(parts.group(1), node);
        boolean wantsSame = parts.group(2).equals("==");
        return value.isEmpty() || value.get().equalsIgnoreCase(parts.group(3)) == wantsSame;
    }

    /** Empty for a key that is not known; of a label that is not there, an empty text. */
    private static Optional<String> value(String key, Json node) {
        var description = node.get("Description");
        var lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("node.labels.")) {
            return label(node.get("Spec"), key.substring("node.labels.".length()));
        }
        if (lower.startsWith("engine.labels.")) {
            return label(description.get("Engine"), key.substring("engine.labels.".length()));
        }
        return switch (lower) {
            case "node.id" -> Optional.of(node.text("ID"));
            case "node.hostname" -> Optional.of(description.text("Hostname"));
            case "node.role" -> Optional.of(node.get("Spec").text("Role"));
            case "node.platform.os" -> Optional.of(description.get("Platform").text("OS"));
            case "node.platform.arch" ->
                    Optional.of(description.get("Platform").text("Architecture"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> label(Json holder, String name) {
        return Optional.of(holder.textsByKey("Labels").getOrDefault(name, ""));
    }
}

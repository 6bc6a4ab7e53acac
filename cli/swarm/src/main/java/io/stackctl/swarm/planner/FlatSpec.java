package io.stackctl.swarm.planner;

import io.stackctl.docker.json.Json;
import io.stackctl.planner.fields.Fields;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a service is to be, as flat fields in the definition's words, such as {@code
 * environment.LOG_LEVEL} = {@code info}. A swarm gives back what it was sent with some defaults
 * filled in; both sides are the same fields here.
 */
final class FlatSpec {

    /** What fields of a service are called in a definition; the longest beginning counts. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("TaskTemplate.ContainerSpec.Env", "environment"),
                    Map.entry("TaskTemplate.ContainerSpec.Labels", "labels"),
                    Map.entry("TaskTemplate.ContainerSpec.Command", "entrypoint"),
                    Map.entry("TaskTemplate.ContainerSpec.Args", "command"),
                    Map.entry("TaskTemplate.ContainerSpec.Mounts", "volumes"),
                    Map.entry("TaskTemplate.ContainerSpec.Hosts", "extra_hosts"),
                    Map.entry("TaskTemplate.ContainerSpec.Dir", "working_dir"),
                    Map.entry("TaskTemplate.ContainerSpec.Secrets", "files"),
                    Map.entry("TaskTemplate.ContainerSpec.Configs", "files"),
                    Map.entry("TaskTemplate.ContainerSpec", ""),
                    Map.entry("TaskTemplate.Resources", "deploy.resources"),
                    Map.entry("TaskTemplate.RestartPolicy", "deploy.restart_policy"),
                    Map.entry("TaskTemplate.Placement", "deploy.placement"),
                    Map.entry("TaskTemplate.Networks", "networks"),
                    Map.entry("TaskTemplate.LogDriver", "logging"),
                    Map.entry("EndpointSpec.Mode", "deploy.endpoint_mode"),
                    Map.entry("EndpointSpec.Ports", "ports"),
                    Map.entry("Mode", "deploy.mode"),
                    Map.entry("Labels", "deploy.labels"),
                    Map.entry("UpdateConfig", "deploy.update_config"),
                    Map.entry("RollbackConfig", "deploy.rollback_config"));

    /** By what the entries of lists are told apart, instead of by their places. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "Mounts", "Target",
                    "Networks", "Target",
                    "Ulimits", "Name",
                    "Ports", "TargetPort");

    /** What a swarm fills in, or what is no part of what a service is. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "TaskTemplate.ForceUpdate",
                    "TaskTemplate.Runtime=container",
                    "TaskTemplate.ContainerSpec.Isolation=default",
                    "EndpointSpec.Mode=vip",
                    "UpdateConfig.FailureAction=pause",
                    "UpdateConfig.Order=stop-first",
                    "RollbackConfig.FailureAction=pause",
                    "RollbackConfig.Order=stop-first",
                    "TaskTemplate.RestartPolicy.Condition=any");

    private static final String IMAGE = "image";
    private static final String WRITTEN_IMAGE = "deploy.labels." + NamespaceLabels.IMAGE;

    private final UnaryOperator<String> networkName;
    private final Map<String, String> fields = new TreeMap<>();

    private FlatSpec(UnaryOperator<String> networkName) {
        this.networkName = networkName;
    }

    /**
     * Those of a service's specification.
     *
     * @param networkName the name of a network of which a swarm tells the id
     */
    static FlatSpec of(Json spec, UnaryOperator<String> networkName) {
        var flat = new FlatSpec(networkName);
        for (var part : spec.members().entrySet()) {
            if (!part.getKey().equals("Name")) {
                flat.add(part.getKey(), part.getValue());
            }
        }
        return flat;
    }

    private void add(String path, Json value) {
        if (path.equals("TaskTemplate.Placement.Platforms")) {
            // A registry tells them along with the image's digest, or nobody does.
            return;
        }
        if (value instanceof Json.JsonObject object) {
            object.members().forEach((name, member) -> add(path + "." + name, member));
        } else if (value instanceof Json.JsonArray array) {
            addItems(path, array);
        } else {
            addScalar(path, value.text());
        }
    }

    private void addItems(String path, Json.JsonArray array) {
        var list = path.substring(path.lastIndexOf('.') + 1);
        int place = 0;
        for (var item : array.values()) {
            if (list.equals("Env")) {
                var variable = item.text();
                int equals = variable.indexOf('=');
                put(
                        path + "." + (equals < 0 ? variable : variable.substring(0, equals)),
                        equals < 0 ? "" : variable.substring(equals + 1));
            } else if (list.equals("Secrets") || list.equals("Configs")) {
                addFile(path, item);
            } else if (KEYS.containsKey(list)) {
                addKeyed(path, item, array, KEYS.get(list));
            } else {
                add(path + "[" + place + "]", item);
            }
            place++;
        }
    }

    /** That something is there is a field of its own, since all of it may go without saying. */
    private void addKeyed(String path, Json item, Json.JsonArray all, String key) {
        var name = name(item, all, key);
        var known = path.endsWith("Networks") ? networkName.apply(name) : name;
        var place = path + "[" + known + "]";
        put(place, "there");
        item.members()
                .forEach((member, value) -> {
                    if (!member.equals(key)) {
                        add(place + "." + member, value);
                    }
                });
    }

    /** Several ports of a machine may lead to one of a task, and each counts. */
    private static String name(Json item, Json.JsonArray all, String key) {
        var name = item.text(key);
        boolean alone =
                all.values().stream().filter(other -> other.text(key).equals(name)).count() == 1;
        return alone ? name : name + "/" + item.text("Protocol") + ":" + item.text("PublishedPort");
    }

    /** The name of a config or secret says what is in it; its id says no more. */
    private void addFile(String path, Json item) {
        var file = item.get("File");
        var place = path + "[" + file.text("Name") + "]";
        put(place, item.text("SecretName") + item.text("ConfigName"));
        file.members()
                .forEach((member, value) -> {
                    if (!member.equals("Name")) {
                        add(place + "." + member, value);
                    }
                });
    }

    private void addScalar(String path, String text) {
        boolean unsaid = text.isEmpty() || text.equals("0") || text.equals("false");
        boolean meant = path.endsWith(".Init") || path.endsWith(".Replicas");
        boolean usual =
                path.contains("Ports[")
                        && ((path.endsWith(".Protocol") && text.equals("tcp"))
                                || (path.endsWith(".PublishMode") && text.equals("ingress")));
        if ((!unsaid || meant)
                && !usual
                && !LEFT_OUT.contains(path)
                && !LEFT_OUT.contains(path + "=" + text)) {
            put(path, text);
        }
    }

    private void put(String path, String text) {
        fields.put(worded(path), text);
    }

    private static String worded(String path) {
        var best = "";
        for (var known : WORDS.keySet()) {
            boolean begins =
                    path.startsWith(known)
                            && (path.length() == known.length()
                                    || ".[".indexOf(path.charAt(known.length())) >= 0);
            if (begins && known.length() > best.length()) {
                best = known;
            }
        }
        if (best.isEmpty()) {
            return lowered(path);
        }
        var word = WORDS.getOrDefault(best, best);
        var rest = path.substring(best.length());
        if (word.isEmpty()) {
            return lowered(rest.substring(1));
        }
        return path.equals("Mode.Replicated.Replicas") ? "replicas" : word + rest;
    }

    private static String lowered(String path) {
        return path.isEmpty() ? path : Character.toLowerCase(path.charAt(0)) + path.substring(1);
    }

    /**
     * Why one of these takes another's place, in words for people; empty when both are the same.
     */
    Optional<String> differenceTo(FlatSpec before) {
        if (fields.equals(before.fields)) {
            return Optional.empty();
        }
        return Optional.of(
                Fields.of(told(before))
                        .differenceTo(Fields.of(before.told(this)))
                        .orElse("a hidden value changed"));
    }

    /** The name that an image was written by says no more where the image itself is another. */
    private Map<String, String> told(FlatSpec other) {
        var told = new TreeMap<>(fields);
        if (!Objects.equals(fields.get(IMAGE), other.fields.get(IMAGE))) {
            told.remove(WRITTEN_IMAGE);
        }
        return told;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}

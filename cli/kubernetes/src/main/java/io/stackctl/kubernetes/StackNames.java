package io.stackctl.kubernetes;

import io.stackctl.kubernetes.client.AllAtOnce;
import io.stackctl.kubernetes.client.ApiAnswer;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.name.StackName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which stacks a namespace has, by the labels of what runs their services. */
final class StackNames {

    private static final List<ResourceKind> KINDS =
            List.of(
                    ResourceKind.DEPLOYMENT,
                    ResourceKind.STATEFUL_SET,
                    ResourceKind.DAEMON_SET,
                    ResourceKind.JOB,
                    ResourceKind.CRON_JOB);

    private final ApiClient api;
    private final String namespace;

    StackNames(ApiClient api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /** Their names, with the number of services that each has. */
    Map<StackName, Integer> all() {
        var stacks = new LinkedHashMap<StackName, Integer>();
        services().forEach((name, of) -> stacks.put(StackName.of(name), of.size()));
        return stacks;
    }

    /** The services of a stack, as the cluster calls them. */
    Set<String> services(StackName stack) {
        return services().getOrDefault(stack.value(), Set.of());
    }

    /** By stack. */
    private Map<String, Set<String>> services() {
        var selector = StackScope.MANAGER_LABEL + "=" + ApiRequest.MANAGER;
        var answers =
                AllAtOnce.ask(
                        KINDS,
                        kind ->
                                api.call(
                                        ApiRequest.get(
                                                kind.in(namespace)
                                                        .query("labelSelector", selector))));
        var services = new TreeMap<String, Set<String>>();
        for (ApiAnswer answer : answers) {
            if (!answer.isUnknownKind()) {
                answer.orThrow().path("items").forEach(item -> add(item, services));
            }
        }
        return services;
    }

    private static void add(JsonNode item, Map<String, Set<String>> services) {
        var labels = item.path("metadata").path("labels");
        var stack = labels.path(StackScope.STACK_LABEL).asString("");
        if (!stack.isEmpty() && StackName.normal(stack).equals(stack)) {
            services.computeIfAbsent(stack, key -> new TreeSet<>())
                    .add(labels.path(StackScope.NAME_LABEL).asString(""));
        }
    }
}

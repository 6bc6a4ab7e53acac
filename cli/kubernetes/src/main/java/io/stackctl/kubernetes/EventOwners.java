package io.stackctl.kubernetes;

import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.name.StackName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which of a cluster's events are about a stack. An event has no label, and names its object only:
 * so that is looked at, each once. What has gone already is known by its name: the cluster calls
 * what it makes for a workload after it.
 */
final class EventOwners {

    /** So many objects are remembered; others are asked about anew. */
    private static final int REMEMBERED = 10_000;

    /** The letters that a cluster makes names of: no vowel, so that no word comes of it. */
    private static final String LETTER = "[bcdfghjklmnpqrstvwxz2456789]";

    /** What it puts behind the name of a workload: of a form of it, or a run, and of a pod. */
    private static final Pattern MADE =
            Pattern.compile(
                    "(-(%1$s{8,10}|[0-9]{8,10}))?(-(%1$s{5}|[0-9]{1,5}))?".formatted(LETTER));

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;
    private final Set<String> services;
    private final Map<String, Optional<String>> known = new LinkedHashMap<>();
    private final Map<String, String> workloads = new TreeMap<>();

    /**
     * Knows nothing yet.
     *
     * @param services the ones that are asked for, as Kubernetes calls them; empty for all
     */
    EventOwners(ApiClient api, String namespace, StackName stack, Set<String> services) {
        this.api = api;
        this.namespace = namespace;
        this.stack = stack;
        this.services = Set.copyOf(services);
    }

    /** Looks at all that is there of the stack. */
    void look() {
        new ObjectObservation(api, namespace)
                .look(stack)
                .objects()
                .forEach(live -> remember(live.id().kind(), live.json()));
        for (var made : new ApiPath[] {pods(), sets()}) {
            api.get(made.query("labelSelector", ObjectObservation.podSelector(stack)))
                    .path("items")
                    .forEach(this::remember);
        }
    }

    private ApiPath pods() {
        return ApiPath.of("v1", namespace, "pods");
    }

    private ApiPath sets() {
        return ApiPath.of("apps/v1", namespace, "replicasets");
    }

    private void remember(ResourceKind kind, JsonNode object) {
        remember(object);
        if (kind.isWorkload() || kind == ResourceKind.CRON_JOB) {
            workloads.put(PodFacts.name(object), PodFacts.service(object));
        }
    }

    private Optional<String> remember(JsonNode object) {
        var service =
                PodFacts.label(object, StackScope.STACK_LABEL).equals(stack.toString())
                        ? Optional.of(PodFacts.service(object))
                        : Optional.<String>empty();
        known.put(object.path("metadata").path("uid").asString(""), service);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return service;
    }

    /**
     * The service that an object is of.
     *
     * @param isNew whether it may have been made since all was looked at
     * @return empty for what is not the stack's, or of no service that is asked for; an empty name
     *     for what is the whole stack's
     */
    Optional<String> service(JsonNode reference, boolean isNew) {
        var uid = reference.path("uid").asString("");
        var service = known.get(uid);
        if (service == null) {
            service = isNew ? asked(reference) : byName(reference);
            known.put(uid, service);
        }
        return service.filter(name -> services.isEmpty() || services.contains(name));
    }

    private Optional<String> asked(JsonNode reference) {
        var kind =
                ResourceKind.of(
                        reference.path("apiVersion").asString(""),
                        reference.path("kind").asString(""));
        var path =
                switch (reference.path("kind").asString("")) {
                    case "Pod" -> Optional.of(pods());
                    case "ReplicaSet" -> Optional.of(sets());
                    default -> kind.map(one -> one.in(namespace));
                };
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var answer =
                api.call(ApiRequest.get(path.get().child(reference.path("name").asString(""))));
        if (!answer.isGood()) {
            return byName(reference);
        }
        kind.ifPresent(one -> remember(one, answer.body()));
        return remember(answer.body());
    }

    private Optional<String> byName(JsonNode reference) {
        var name = reference.path("name").asString("");
        for (var workload : workloads.entrySet()) {
            if (name.startsWith(workload.getKey())
                    && MADE.matcher(name.substring(workload.getKey().length())).matches()) {
                return Optional.of(workload.getValue());
            }
        }
        return Optional.empty();
    }
}

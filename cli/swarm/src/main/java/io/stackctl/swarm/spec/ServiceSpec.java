package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a call that creates or updates a service, field by field as {@code docker stack
 * deploy} sends it (docker/cli, {@code cli/compose/convert}), so that neither of the two makes a
 * task anew that the other one made.
 */
public final class ServiceSpec {

    private final Stack stack;
    private final Service service;
    private final Mapping deploy;
    private final FileNames files;

    private ServiceSpec(Stack stack, Service service, FileNames files) {
        this.stack = stack;
        this.service = service;
        this.deploy = service.definition().mapping("deploy");
        this.files = files;
    }

    /**
     * Maps a service.
     *
     * @param image with its digest where one is known
     * @param files how the swarm calls its configs and secrets; their ids are filled in when they
     *     are there
     */
    public static Json of(Stack stack, Service service, PinnedImage image, FileNames files) {
        return new ServiceSpec(stack, service, files).spec(image);
    }

    private Json spec(PinnedImage image) {
        Map<String, String> labels =
                new LinkedHashMap<>(NamespaceLabels.of(stack.name(), deploy.textsByKey("labels")));
        labels.put(NamespaceLabels.IMAGE, image.written());
        return new JsonBuilder()
                .put("Name", NamespaceLabels.scoped(stack.name(), service.name().value()))
                .put("Labels", Json.of(labels))
                .put("TaskTemplate", taskTemplate(image))
                .put("Mode", mode())
                .putIfAny("UpdateConfig", updateConfig("update_config"))
                .putIfAny("RollbackConfig", updateConfig("rollback_config"))
                .put("EndpointSpec", PortSpecs.endpoint(service))
                .build();
    }

    private Json taskTemplate(PinnedImage image) {
        return new JsonBuilder()
                .put("ContainerSpec", new ContainerSpecJson(stack, service, files).of(image))
                .put("Resources", ResourceSpecs.of(service))
                .putIfAny("RestartPolicy", restartPolicy())
                .put("Placement", placement(image))
                .put("Networks", NetworkSpecs.attachments(stack, service))
                .putIfAny("LogDriver", logDriver())
                .build();
    }

    private Json mode() {
        long replicas = service.replicas().value();
        return switch (DeployMode.of(service)) {
            case GLOBAL -> object("Global", Json.emptyObject());
            case GLOBAL_JOB -> object("GlobalJob", Json.emptyObject());
            case REPLICATED_JOB ->
                    object(
                            "ReplicatedJob",
                            new JsonBuilder()
                                    .put("MaxConcurrent", replicas)
                                    .put("TotalCompletions", replicas)
                                    .build());
            case REPLICATED -> object("Replicated", object("Replicas", Json.of(replicas)));
        };
    }

    private static Json object(String name, Json value) {
        return new JsonBuilder().put(name, value).build();
    }

    /** {@code deploy.restart_policy} counts; without it, {@code restart} says the condition. */
    private Json restartPolicy() {
        if (!deploy.has("restart_policy")) {
            var policy = service.restartPolicy();
            return switch (policy.condition()) {
                case UNSAID, NO -> Json.nothing();
                case ALWAYS, UNLESS_STOPPED -> object("Condition", Json.of("any"));
                case ON_FAILURE ->
                        new JsonBuilder()
                                .put("Condition", "on-failure")
                                .putIfAny("MaxAttempts", policy.maxRetries())
                                .build();
            };
        }
        var policy = deploy.mapping("restart_policy");
        var json = new JsonBuilder().putIfAny("Condition", policy.text("condition", ""));
        nanos(policy, "delay").ifPresent(delay -> json.put("Delay", delay));
        policy.number("max_attempts").ifPresent(attempts -> json.put("MaxAttempts", attempts));
        nanos(policy, "window").ifPresent(window -> json.put("Window", window));
        var built = json.build();
        // An empty one is Swarm's default too, and still another thing than none.
        return built.isEmpty() ? object("Condition", Json.of("any")) : built;
    }

    private Json updateConfig(String key) {
        if (!deploy.has(key)) {
            return Json.nothing();
        }
        var config = deploy.mapping(key);
        var json = new JsonBuilder().put("Parallelism", config.number("parallelism").orElse(1L));
        nanos(config, "delay").ifPresent(delay -> json.put("Delay", delay));
        json.putIfAny("FailureAction", config.text("failure_action", ""));
        nanos(config, "monitor").ifPresent(monitor -> json.put("Monitor", monitor));
        config.find("max_failure_ratio")
                .flatMap(_ -> config.decimal("max_failure_ratio"))
                .ifPresent(ratio ->
                        json.put("MaxFailureRatio", new Json.JsonNumber(ratio.toString())));
        return json.putIfAny("Order", config.text("order", "")).build();
    }

    private Json placement(PinnedImage image) {
        var placement = deploy.mapping("placement");
        var preferences =
                placement.mappings("preferences").stream()
                        .map(preference ->
                                object(
                                        "Spread",
                                        object(
                                                "SpreadDescriptor",
                                                Json.of(preference.text("spread", "")))))
                        .toList();
        return new JsonBuilder()
                .putIfAny("Constraints", placement.texts("constraints"))
                .putIfAny("Preferences", new Json.JsonArray(preferences))
                .putIfAny("MaxReplicas", placement.number("max_replicas_per_node"))
                .putIfAny("Platforms", platforms(image))
                .build();
    }

    /** The one that the definition says, {@code os/arch}; else those that the image is made for. */
    private Json platforms(PinnedImage image) {
        var said = service.platform().split("/", -1);
        if (said.length < 2) {
            return image.platforms();
        }
        var platform = new JsonBuilder().put("Architecture", said[1]).put("OS", said[0]).build();
        return new Json.JsonArray(List.of(platform));
    }

    private Json logDriver() {
        return service.logging()
                .map(logging ->
                        new JsonBuilder()
                                .putIfAny("Name", logging.driver())
                                .putIfAny("Options", logging.options())
                                .build())
                .orElse(Json.nothing());
    }

    private static Optional<Long> nanos(Mapping mapping, String key) {
        return mapping.text(key).map(text -> DurationText.parse(text).toNanos());
    }

    /** The word of {@code endpoint_mode} as Swarm wants it. */
    static String endpointMode(Service service) {
        return service.definition()
                .mapping("deploy")
                .text("endpoint_mode", "")
                .toLowerCase(Locale.ROOT);
    }
}

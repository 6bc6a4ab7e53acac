package io.stackctl.state;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels that Docker Compose 2.40 puts on containers, networks and volumes, so that either tool
 * can manage what the other made; and one of our own, which remembers the definition.
 */
public final class ContainerLabels {

    private static final String PREFIX = "com.docker.compose.";

    /** The project's name; on everything. */
    public static final String PROJECT = PREFIX + "project";

    public static final String SERVICE = PREFIX + "service";
    public static final String NUMBER = PREFIX + "container-number";
    public static final String ONE_OFF = PREFIX + "oneoff";
    public static final String CONFIG_HASH = PREFIX + "config-hash";
    public static final String IMAGE = PREFIX + "image";
    public static final String DEPENDS_ON = PREFIX + "depends_on";
    public static final String REPLACE = PREFIX + "replace";
    public static final String SLUG = PREFIX + "slug";
    public static final String NETWORK = PREFIX + "network";
    public static final String VOLUME = PREFIX + "volume";
    public static final String VERSION = PREFIX + "version";

    /** Our own: what is kept of the definition that a container was made from. */
    public static final String DEFINITION = "io.stackctl.definition";

    /** The version of Compose whose rules these labels follow. */
    public static final String COMPOSE_VERSION = "2.40.3";

    private ContainerLabels() {}

    /**
     * All labels of a replica but the configuration hash.
     *
     * @param definition what is kept of the service's definition
     */
    public static Map<String, String> ofReplica(
            Stack stack, Service service, int number, Optional<String> imageId, String definition) {
        var labels = ofContainer(stack, service, imageId);
        labels.put(ONE_OFF, "False");
        labels.put(NUMBER, Integer.toString(number));
        labels.put(DEFINITION, definition);
        return labels;
    }

    /** All labels of a container that {@code run} makes, but the configuration hash. */
    public static Map<String, String> ofOneOff(
            Stack stack, Service service, String slug, Optional<String> imageId) {
        var labels = ofContainer(stack, service, imageId);
        labels.put(ONE_OFF, "True");
        labels.put(SLUG, slug);
        return labels;
    }

    private static Map<String, String> ofContainer(
            Stack stack, Service service, Optional<String> imageId) {
        var labels = new TreeMap<>(service.labels());
        labels.put(PROJECT, stack.name().value());
        labels.put(SERVICE, service.name().value());
        labels.put(VERSION, COMPOSE_VERSION);
        imageId.ifPresent(id -> labels.put(IMAGE, id));
        labels.put(DEPENDS_ON, dependsOn(service));
        var sources = stack.sources();
        labels.put(PREFIX + "project.working_dir", sources.projectDirectory());
        labels.put(PREFIX + "project.config_files", String.join(",", sources.configFiles()));
        if (!sources.environmentFiles().isEmpty()) {
            labels.put(
                    PREFIX + "project.environment_file",
                    String.join(",", sources.environmentFiles()));
        }
        return labels;
    }

    /** The labels of a network or volume: the user's, then Compose's. */
    public static Map<String, String> ofResource(
            Stack stack, Map<String, String> own, String kind, String key, String configHash) {
        var labels = new TreeMap<>(own);
        labels.put(PROJECT, stack.name().value());
        labels.put(VERSION, COMPOSE_VERSION);
        labels.put(kind, key);
        labels.put(CONFIG_HASH, configHash);
        return labels;
    }

    private static String dependsOn(Service service) {
        return service.dependencies().stream()
                .map(d -> d.service() + ":" + d.condition().word() + ":" + d.restart())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /**
     * Reads {@code db:service_healthy:false,cache:service_started:true}; a part that is no such
     * triple is left out.
     */
    public static List<Dependency> dependenciesOf(ObservedContainer container) {
        var dependencies = new ArrayList<Dependency>();
        for (var text : container.labels().getOrDefault(DEPENDS_ON, "").split(",", -1)) {
            var parts = text.split(":", -1);
            if (!parts[0].isBlank()) {
                dependencies.add(
                        new Dependency(
                                ServiceName.of(parts[0]),
                                Dependency.Condition.of(parts.length > 1 ? parts[1] : ""),
                                parts.length > 2 && parts[2].equals("true"),
                                false));
            }
        }
        return dependencies;
    }
}

package io.stackctl.state;

import io.stackctl.model.HashLevel;
import io.stackctl.model.deploy.vip.InsideNames;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.Dependency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The labels of one thing on an engine. Those under {@code com.docker.compose.} are Docker
 * Compose's, so that either tool can manage what the other made; those under {@code io.stackctl.}
 * are our own. Nobody else knows what they are called; {@link NewLabels} writes them.
 *
 * @param all every label, the user's among them, in the engine's order
 */
public record StackLabels(Map<String, String> all) {

    private static final String PREFIX = "com.docker.compose.";
    static final String PROJECT = PREFIX + "project";
    static final String WORKING_DIRECTORY = PREFIX + "project.working_dir";
    static final String CONFIG_FILES = PREFIX + "project.config_files";
    static final String ENVIRONMENT_FILES = PREFIX + "project.environment_file";
    static final String SERVICE = PREFIX + "service";
    static final String NUMBER = PREFIX + "container-number";
    static final String ONE_OFF = PREFIX + "oneoff";
    static final String CONFIG_HASH = PREFIX + "config-hash";
    static final String IMAGE = PREFIX + "image";
    static final String IMAGE_VOLUMES = PREFIX + "image-volume-digest";
    static final String DEPENDS_ON = PREFIX + "depends_on";
    static final String REPLACE = PREFIX + "replace";
    static final String SLUG = PREFIX + "slug";
    static final String HOOK = PREFIX + "hook";
    static final String NETWORK = PREFIX + "network";
    static final String VOLUME = PREFIX + "volume";
    static final String VERSION = PREFIX + "version";
    private static final String ENGINE = PREFIX + "engine";
    private static final String OWN = "io.stackctl.";
    private static final String KEEPER = ".stack";
    private static final String TRAFFIC = "io.stackctl.traffic";
    static final String DEFINITION = "io.stackctl.definition";
    static final String BASES = "io.stackctl.bases";
    static final String BASE_IMAGE = "io.stackctl.base-image";
    private static final String GATEWAY = "io.stackctl.gateway";
    static final String REVISION = "io.stackctl.revision";
    static final String DRAIN = "io.stackctl.drain";
    static final String VIP_NAMES = "io.stackctl.vip.names";
    static final String VIP_PORTS = "io.stackctl.vip.ports";
    static final String VIP_CARRIED = "io.stackctl.vip.carried";
    static final String BY_HEALTH = "healthcheck";
    static final String PRE_START = "pre_start";

    /** Of something that has no labels. */
    public static final StackLabels NONE = new StackLabels(Map.of());

    public StackLabels {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** The value of any label. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Whether a thing belongs to a stack. */
    public boolean isOf(StackName stack) {
        return stack.value().equals(all.get(PROJECT));
    }

    /** Whether a thing says how requests to a stack's services are shared. */
    public boolean isTraffic(StackName stack) {
        return stack.value().equals(all.get(TRAFFIC + KEEPER));
    }

    /** Whether one of our own labels names the stack that a thing is about. */
    boolean isKeptOf(StackName stack) {
        for (var label : all.entrySet()) {
            var name = label.getKey();
            if (name.startsWith(OWN)
                    && name.endsWith(KEEPER)
                    && label.getValue().equals(stack.value())) {
                return true;
            }
        }
        return false;
    }

    /** The name of the stack, as it is written; another tool's need not be one. */
    public Optional<String> stack() {
        return get(PROJECT);
    }

    /** The service; empty where none or a blank one is named. */
    public Optional<ServiceName> service() {
        return get(SERVICE).filter(name -> !name.isBlank()).map(ServiceName::of);
    }

    /** A replica's number; empty where it is none, since then the container is none of ours. */
    public OptionalInt number() {
        try {
            var text = all.getOrDefault(NUMBER, "");
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether {@code run} made a container. */
    public boolean isOneOff() {
        return "True".equals(all.get(ONE_OFF));
    }

    /**
     * Whether a {@code pre_start} step ran in a container, or is running in it. Those that Docker
     * Compose 5.5.0 makes do not say so, and are removed by the engine when they end.
     */
    public boolean isInit() {
        return PRE_START.equals(all.get(HOOK));
    }

    /** The hash of the definition that a container, network or volume was made from. */
    public Optional<String> configHash() {
        return get(CONFIG_HASH);
    }

    /** The same of what belongs to a stack; empty for what does not, and where it is not known. */
    public Optional<String> configHashOf(StackName stack) {
        return isOf(stack) ? configHash().filter(hash -> !hash.isEmpty()) : Optional.empty();
    }

    /** The id of the image that a container was made from. */
    public Optional<ImageId> imageId() {
        return get(IMAGE).map(ImageId::new);
    }

    /**
     * The images that are mounted into a container, as {@code /target=sha256:…} joined by commas;
     * empty where whoever made it did not say.
     */
    public Optional<String> mountedImages() {
        return get(IMAGE_VOLUMES);
    }

    /** Whose rules a thing was made by; empty for one of another release, or of nobody's. */
    public Optional<HashLevel> hashLevel() {
        return get(VERSION).flatMap(HashLevel::ofVersion);
    }

    /** What runs a container where that is not the engine itself; empty where nothing says so. */
    public String engine() {
        return all.getOrDefault(ENGINE, "");
    }

    /** What a container was made to replace, such as {@code web-1}. */
    public Optional<String> replaced() {
        return get(REPLACE);
    }

    /** What is kept of the definition that a container was made from. */
    public Optional<String> definition() {
        return get(DEFINITION);
    }

    /**
     * The deployment that a container was made in; {@link RevisionNumber#NONE} where it is none of
     * a deployment, or somebody else's text.
     */
    public RevisionNumber revision() {
        return get(REVISION).flatMap(RevisionNumber::read).orElse(RevisionNumber.NONE);
    }

    /** Whether a container is a gateway, which its image says. */
    public boolean isGateway() {
        return all.containsKey(GATEWAY);
    }

    /** Whether a container was made so that its health check can be told to fail. */
    public boolean isDrainedByHealth() {
        return BY_HEALTH.equals(all.get(DRAIN));
    }

    /** What a container says of names inside networks. */
    public InsideNames insideNames() {
        return new InsideNames(
                all.getOrDefault(VIP_NAMES, ""),
                all.getOrDefault(VIP_PORTS, ""),
                all.getOrDefault(VIP_CARRIED, ""));
    }

    /** The key of a network in its stack's definition. */
    public Optional<String> networkKey() {
        return get(NETWORK);
    }

    /** The key of a volume in its stack's definition. */
    public Optional<String> volumeKey() {
        return get(VOLUME);
    }

    /** The files that a container's stack was defined in. */
    public List<String> configFiles() {
        return parts(CONFIG_FILES, ",");
    }

    /**
     * Reads {@code db:service_healthy:false,cache:service_started:true}; a part that is no such
     * triple is left out.
     */
    public List<Dependency> dependencies() {
        var dependencies = new ArrayList<Dependency>();
        for (var text : parts(DEPENDS_ON, ",")) {
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

    /** Whether a stack built an image as a base image, and no registry gave it. */
    public boolean isBuiltBase() {
        return all.containsKey(BASE_IMAGE);
    }

    /** The ids that the stack's own images had which an image was made from, by their names. */
    public Map<String, ImageId> bases() {
        var bases = new LinkedHashMap<String, ImageId>();
        for (var base : parts(BASES, " ")) {
            var equals = base.indexOf('=');
            if (equals > 0) {
                bases.put(base.substring(0, equals), new ImageId(base.substring(equals + 1)));
            }
        }
        return bases;
    }

    /** All but Compose's own. */
    public Map<String, String> withoutCompose() {
        var others = new TreeMap<>(all);
        others.keySet().removeIf(name -> name.startsWith(PREFIX));
        return others;
    }

    private List<String> parts(String label, String separator) {
        var parts = new ArrayList<String>();
        for (var part : all.getOrDefault(label, "").split(separator, -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** What everything of a stack has, and nothing else. */
    public static Map<String, String> ofEverythingIn(StackName stack) {
        return Map.of(PROJECT, stack.value());
    }

    /** What a listing of the containers of all stacks is filtered by: names of labels. */
    public static List<String> anyContainer() {
        return List.of(PROJECT, CONFIG_HASH);
    }

    /**
     * What a listing of the containers of a stack is filtered by: names of labels, and names with
     * values as in {@code name=value}.
     */
    public static List<String> containersOf(StackName stack) {
        return List.of(PROJECT + "=" + stack, CONFIG_HASH);
    }

    /**
     * The same for all containers of a stack, also those that are none of a service's own.
     *
     * @param service empty for all services
     */
    public static List<String> everyContainerOf(StackName stack, Optional<ServiceName> service) {
        var filter = new ArrayList<>(List.of(PROJECT + "=" + stack));
        service.ifPresent(name -> filter.add(SERVICE + "=" + name));
        return filter;
    }
}

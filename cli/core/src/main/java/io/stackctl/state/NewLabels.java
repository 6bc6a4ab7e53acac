package io.stackctl.state;

import static io.stackctl.state.StackLabels.BASES;
import static io.stackctl.state.StackLabels.BASE_IMAGE;
import static io.stackctl.state.StackLabels.BY_HEALTH;
import static io.stackctl.state.StackLabels.CONFIG_FILES;
import static io.stackctl.state.StackLabels.CONFIG_HASH;
import static io.stackctl.state.StackLabels.DEFINITION;
import static io.stackctl.state.StackLabels.DEPENDS_ON;
import static io.stackctl.state.StackLabels.DRAIN;
import static io.stackctl.state.StackLabels.ENVIRONMENT_FILES;
import static io.stackctl.state.StackLabels.HOOK;
import static io.stackctl.state.StackLabels.IMAGE;
import static io.stackctl.state.StackLabels.IMAGE_VOLUMES;
import static io.stackctl.state.StackLabels.NETWORK;
import static io.stackctl.state.StackLabels.NUMBER;
import static io.stackctl.state.StackLabels.ONE_OFF;
import static io.stackctl.state.StackLabels.PRE_START;
import static io.stackctl.state.StackLabels.PROJECT;
import static io.stackctl.state.StackLabels.REPLACE;
import static io.stackctl.state.StackLabels.REVISION;
import static io.stackctl.state.StackLabels.SERVICE;
import static io.stackctl.state.StackLabels.SLUG;
import static io.stackctl.state.StackLabels.VERSION;
import static io.stackctl.state.StackLabels.VIP_CARRIED;
import static io.stackctl.state.StackLabels.VIP_NAMES;
import static io.stackctl.state.StackLabels.VIP_PORTS;
import static io.stackctl.state.StackLabels.VOLUME;
import static io.stackctl.state.StackLabels.WORKING_DIRECTORY;

import io.stackctl.model.ConfigHash;
import io.stackctl.model.HashLevel;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.deploy.vip.InsideNames;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What new things get for labels, so that {@link StackLabels} can read them. Each takes what it
 * adds to and changes nothing of it.
 */
public final class NewLabels {

    private NewLabels() {}

    /**
     * All labels of a new replica but the configuration hash.
     *
     * @param level whose rules the hash follows
     * @param definition what is kept of the service's definition
     */
    public static Map<String, String> ofReplica(
            Stack stack, Service service, HashLevel level, int number, String definition) {
        var labels = ofContainer(stack, service, level);
        labels.put(ONE_OFF, "False");
        labels.put(NUMBER, Integer.toString(number));
        labels.put(DEFINITION, definition);
        return labels;
    }

    /** All labels of a container that {@code run} makes, but the configuration hash. */
    public static Map<String, String> ofOneOff(
            Stack stack, Service service, HashLevel level, String slug) {
        var labels = ofContainer(stack, service, level);
        labels.put(ONE_OFF, "True");
        labels.put(SLUG, slug);
        return labels;
    }

    /**
     * All labels of a container that a {@code pre_start} step runs in. Without a configuration hash
     * it is none of those that verbs list.
     */
    public static Map<String, String> ofInit(StackName stack, ServiceName service) {
        var labels = new TreeMap<String, String>();
        labels.put(PROJECT, stack.value());
        labels.put(SERVICE, service.value());
        labels.put(VERSION, HashLevel.COMPOSE_5.version());
        labels.put(HOOK, PRE_START);
        return labels;
    }

    private static Map<String, String> ofContainer(Stack stack, Service service, HashLevel level) {
        var labels = new TreeMap<>(service.labels());
        labels.put(PROJECT, stack.name().value());
        labels.put(SERVICE, service.name().value());
        labels.put(VERSION, level.version());
        labels.put(DEPENDS_ON, dependsOn(service));
        var sources = stack.sources();
        labels.put(WORKING_DIRECTORY, sources.projectDirectory());
        labels.put(CONFIG_FILES, String.join(",", sources.configFiles()));
        if (!sources.environmentFiles().isEmpty()) {
            labels.put(ENVIRONMENT_FILES, String.join(",", sources.environmentFiles()));
        }
        return labels;
    }

    private static String dependsOn(Service service) {
        return service.dependencies().stream()
                .map(d -> d.service() + ":" + d.condition().word() + ":" + d.restart())
                .sorted()
                .collect(Collectors.joining(","));
    }

    /**
     * A new container's labels with what it is made from.
     *
     * @param image empty where it is not known
     * @param mounted as {@link StackLabels#mountedImages} gives it; empty where there are none
     */
    public static Map<String, String> madeFrom(
            Optional<ImageId> image, String mounted, Map<String, String> labels) {
        var all = new LinkedHashMap<>(labels);
        image.ifPresent(id -> all.put(IMAGE, id.value()));
        addUnlessEmpty(IMAGE_VOLUMES, mounted, all);
        return all;
    }

    /** A new container's labels with what it replaces, such as {@code web-1}. */
    public static Map<String, String> replacing(String replaced, Map<String, String> labels) {
        return with(labels, REPLACE, replaced);
    }

    /** A new container's labels with the deployment that it is made in. */
    public static Map<String, String> deployed(
            RevisionNumber revision, Map<String, String> labels) {
        return with(labels, REVISION, Integer.toString(revision.value()));
    }

    /** A new container's labels, with its health check being one that can be told to fail. */
    public static Map<String, String> drainedByHealth(Map<String, String> labels) {
        return with(labels, DRAIN, BY_HEALTH);
    }

    /** A new container's labels with what it says of names inside networks. */
    public static Map<String, String> called(InsideNames names, Map<String, String> labels) {
        var all = new LinkedHashMap<>(labels);
        addUnlessEmpty(VIP_NAMES, names.names(), all);
        addUnlessEmpty(VIP_PORTS, names.ports(), all);
        addUnlessEmpty(VIP_CARRIED, names.carried(), all);
        return all;
    }

    private static void addUnlessEmpty(String name, String value, Map<String, String> labels) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }

    /** A new container's labels with its configuration hash. */
    public static Map<String, String> hashed(String hash, Map<String, String> labels) {
        return with(labels, CONFIG_HASH, hash);
    }

    /** The labels of a new network: the user's, then Compose's. */
    public static Map<String, String> ofNetwork(
            Stack stack, NetworkDefinition network, HashLevel level) {
        var hash = ConfigHash.of(network, level);
        return with(ofResource(stack, network.labels(), level, hash), NETWORK, network.key());
    }

    /** The labels of a new volume: the user's, then Compose's. */
    public static Map<String, String> ofVolume(
            Stack stack, VolumeDefinition volume, HashLevel level) {
        var hash = ConfigHash.of(volume);
        return with(ofResource(stack, volume.labels(), level, hash), VOLUME, volume.key());
    }

    private static Map<String, String> ofResource(
            Stack stack, Map<String, String> own, HashLevel level, String hash) {
        var labels = new TreeMap<>(own);
        labels.put(PROJECT, stack.name().value());
        labels.put(VERSION, level.version());
        labels.put(CONFIG_HASH, hash);
        return labels;
    }

    /** The labels of an image that is built for a service: the user's, then Compose's. */
    public static Map<String, String> ofImage(
            StackName stack, ServiceName service, HashLevel level, Map<String, String> own) {
        var labels = new LinkedHashMap<>(own);
        labels.put(PROJECT, stack.value());
        labels.put(SERVICE, service.value());
        labels.put(VERSION, level.version());
        return labels;
    }

    /**
     * The labels of a base image that is built. Its name is among them: what was replaced by a
     * newer one has no other.
     */
    public static Map<String, String> ofBaseImage(String name) {
        return Map.of(BASE_IMAGE, name);
    }

    /**
     * A new image's labels with what it is made from.
     *
     * @param bases ids by names in normal form; without any nothing is added
     */
    public static Map<String, String> basedOn(
            Map<String, ImageId> bases, Map<String, String> labels) {
        if (bases.isEmpty()) {
            return labels;
        }
        var text = new StringJoiner(" ");
        new TreeMap<>(bases).forEach((name, id) -> text.add(name + "=" + id));
        return with(labels, BASES, text.toString());
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        var all = new LinkedHashMap<>(labels);
        all.put(name, value);
        return all;
    }
}

package io.stackctl.model;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.JsonForm;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The hashes in {@code com.docker.compose.config-hash} labels: they tell whether a container,
 * network or volume still is what the definition says. Byte for byte those of Docker Compose.
 */
public final class ConfigHash {

    /** Attributes that do not change the container. */
    private static final Set<String> IGNORED =
            Set.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private static final String PLATFORM = "platform";

    /** Attributes that come before the platform, though their names come behind its name. */
    private static final Set<String> EARLY = Set.of("profiles", "provider");

    private ConfigHash() {}

    /**
     * The hash of a service as {@code config --hash} prints it: references to other services stay
     * as written.
     */
    public static String of(Stack stack, Service service, HashLevel level) {
        return of(onPlatform(service.definition(), stack.platformOf(service)), level);
    }

    /**
     * The hash of a service whose references to other services are replaced by containers.
     *
     * @param containerOf the id of the container a reference to the service means
     */
    public static String of(
            Stack stack,
            Service service,
            HashLevel level,
            Function<ServiceName, String> containerOf) {
        return of(stack, referring(service, containerOf), level);
    }

    /** The hashes that a container has which is as its service is defined. */
    public static AcceptedHashes accepted(
            Stack stack, Service service, Function<ServiceName, String> containerOf) {
        var plain = referring(service, containerOf).definition();
        var placed = onPlatform(plain, stack.platformOf(service));
        var five = of(placed, HashLevel.COMPOSE_5);
        var two = new ArrayList<String>();
        two.add(HashLevel.differOn(placed) ? of(placed, HashLevel.COMPOSE_2) : five);
        if (!stack.platformOf(service).isEmpty() && !plain.has(PLATFORM)) {
            // `scale` of Docker Compose 2 leaves out the usual platform, where its `up` does not.
            two.add(of(plain, HashLevel.COMPOSE_2));
        }
        return new AcceptedHashes(five, two);
    }

    /** The hash of a network. */
    public static String of(NetworkDefinition network, HashLevel level) {
        return sha256(CanonicalJson.of(JsonForm.of(level.network(network.definition()))));
    }

    /** The hashes that a network has which is as it is defined. */
    public static AcceptedHashes accepted(NetworkDefinition network) {
        return new AcceptedHashes(
                of(network, HashLevel.COMPOSE_5), List.of(of(network, HashLevel.COMPOSE_2)));
    }

    /**
     * The hash of a volume, the same at each level; without a driver it counts as {@code local}.
     */
    public static String of(VolumeDefinition volume) {
        return sha256(CanonicalJson.of(JsonForm.volumeForHash(volume.definition())));
    }

    private static String of(Mapping service, HashLevel level) {
        return sha256(CanonicalJson.of(JsonForm.of(relevant(level.service(service)))));
    }

    private static Service referring(Service service, Function<ServiceName, String> containerOf) {
        return new Service(
                service.name(), ServiceReferences.replace(service.definition(), containerOf));
    }

    private static Mapping onPlatform(Mapping service, String platform) {
        if (platform.isEmpty() || service.has(PLATFORM)) {
            return service;
        }
        var placed = Mapping.builder(service.location());
        for (var entry : service.entries()) {
            if (entry.key().compareTo(PLATFORM) > 0
                    && !EARLY.contains(entry.key())
                    && !placed.has(PLATFORM)) {
                placed.put(PLATFORM, new Scalar.Text(platform, service.location()));
            }
            placed.put(entry);
        }
        if (!placed.has(PLATFORM)) {
            placed.put(PLATFORM, new Scalar.Text(platform, service.location()));
        }
        return placed.build();
    }

    private static Mapping relevant(Mapping service) {
        var kept = Mapping.builder(service.location());
        for (var entry : service.entries()) {
            if (IGNORED.contains(entry.key())) {
                continue;
            }
            kept.put(
                    entry.key().equals("deploy") && entry.value() instanceof Mapping deploy
                            ? new Mapping.Entry(
                                    entry.key(), entry.keyLocation(), deploy.without("replicas"))
                            : entry);
        }
        return kept.build();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.stackctl.model;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.JsonForm;
import io.stackctl.model.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;

/**
 * The hashes in {@code com.docker.compose.config-hash} labels: they tell whether a container,
 * network or volume still is what the definition says. Byte for byte those of Docker Compose 2.40.
 */
public final class ConfigHash {

    /** Attributes that do not change the container. */
    private static final Set<String> IGNORED =
            Set.of("build", "pull_policy", "scale", "depends_on", "profiles");

    private ConfigHash() {}

    /**
     * The hash of a service as {@code config --hash} prints it: references to other services stay
     * as written.
     */
    public static String of(Service service) {
        return sha256(CanonicalJson.of(JsonForm.of(relevant(service.definition()))));
    }

    /**
     * The hash of a service whose references to other services are replaced by containers.
     *
     * @param containerOf the id of the container a reference to the service means
     */
    public static String of(Service service, Function<ServiceName, String> containerOf) {
        return of(
                new Service(
                        service.name(),
                        ServiceReferences.replace(service.definition(), containerOf)));
    }

    /** The hash of a network. */
    public static String of(NetworkDefinition network) {
        return sha256(CanonicalJson.of(JsonForm.of(network.definition())));
    }

    /** The hash of a volume; a volume without a driver counts as {@code local}. */
    public static String of(VolumeDefinition volume) {
        return sha256(CanonicalJson.of(JsonForm.volumeForHash(volume.definition())));
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

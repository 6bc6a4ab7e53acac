package io.stackctl.kubernetes.object;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import java.util.Locale;

/**
 * An object of Kubernetes, as its API takes it.
 *
 * @param tree all of it; each part has the place in the definition that it came from, and {@link
 *     Location#NONE} where it follows from no single one
 */
public record KubernetesObject(Mapping tree) {

    /**
     * Makes one.
     *
     * @param body what comes behind the metadata, such as {@code spec}
     */
    public static KubernetesObject of(
            String apiVersion, String kind, Mapping metadata, Fields body, Location place) {
        var object =
                new Fields(place)
                        .text("apiVersion", apiVersion)
                        .text("kind", kind)
                        .put("metadata", metadata);
        for (var entry : body.build().entries()) {
            object.put(entry.key(), entry.value());
        }
        return new KubernetesObject(object.build());
    }

    /** Such as {@code apps/v1}. */
    public String apiVersion() {
        return tree.text("apiVersion", "");
    }

    /** Such as {@code Deployment}. */
    public String kind() {
        return tree.text("kind", "");
    }

    public String name() {
        return tree.mapping("metadata").text("name", "");
    }

    /** What it is for: where the service, the network, the volume stands. */
    public Location source() {
        return tree.location();
    }

    /** {@code deployment-web}: as a file is called that holds it. */
    public String fileName() {
        return kind().toLowerCase(Locale.ROOT) + "-" + name();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}

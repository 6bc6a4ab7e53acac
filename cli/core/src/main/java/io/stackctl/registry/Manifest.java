package io.stackctl.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an artifact is made of, or an index of such manifests (OCI image specification, {@code
 * manifest.md} and {@code image-index.md}).
 *
 * @param mediaType of the manifest itself
 * @param artifactType empty for images, and before version 1.1
 * @param config empty for an index
 * @param layers the contents, in order
 * @param manifests those of an index
 * @param subject the manifest that this one belongs to
 * @param annotations by their keys
 */
public record Manifest(
        String mediaType,
        String artifactType,
        Optional<Descriptor> config,
        List<Descriptor> layers,
        List<Descriptor> manifests,
        Optional<Descriptor> subject,
        Map<String, String> annotations) {

    /** One artifact. */
    public static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

    /** Several. */
    public static final String INDEX = "application/vnd.oci.image.index.v1+json";

    /** What Docker calls the same. */
    public static final String DOCKER_IMAGE =
            "application/vnd.docker.distribution.manifest.v2+json";

    /** What Docker calls the same. */
    public static final String DOCKER_INDEX =
            "application/vnd.docker.distribution.manifest.list.v2+json";

    public Manifest {
        layers = List.copyOf(layers);
        manifests = List.copyOf(manifests);
        annotations = Map.copyOf(annotations);
    }

    /** Whether it names manifests rather than contents. */
    public boolean isIndex() {
        return mediaType.equals(INDEX) || mediaType.equals(DOCKER_INDEX);
    }
}

package io.stackctl.state;

import io.stackctl.model.name.ImageId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An image the engine holds.
 *
 * @param id {@code sha256:…}
 * @param tags the references that name it, such as {@code redis:7}
 * @param digests those that registries know it by, such as {@code redis@sha256:…}
 * @param platform {@code os/architecture} and, where there is one, {@code /variant}
 * @param lastTagged when a reference was last put on it; the epoch where the engine does not know
 * @param volumes the paths its {@code VOLUME} instructions declare
 * @param labels the labels baked into it
 * @param size in bytes
 */
public record ObservedImage(
        ImageId id,
        List<String> tags,
        List<String> digests,
        String platform,
        Instant lastTagged,
        Set<String> volumes,
        StackLabels labels,
        long size) {

    public ObservedImage {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        volumes = Set.copyOf(volumes);
    }
}

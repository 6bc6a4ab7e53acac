package io.stackctl.state;

import io.stackctl.model.Platform;
import io.stackctl.model.name.ImageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An image the engine holds.
 *
 * @param id {@code sha256:…}
 * @param tags the references that name it, such as {@code redis:7}
 * @param digests those that registries know it by, such as {@code redis@sha256:…}
 * @param platform {@code os/architecture} and, where there is one, {@code /variant}
 * @param created when it was made; empty where the image or the engine does not say
 * @param lastTagged when a reference was last put on it; the epoch where the engine does not know
 * @param manifests the images that the engine has under it; empty where the id is that of the one
 * @param volumes the paths its {@code VOLUME} instructions declare
 * @param labels the labels baked into it
 * @param size in bytes
 */
public record ObservedImage(
        ImageId id,
        List<String> tags,
        List<String> digests,
        String platform,
        Optional<Instant> created,
        Instant lastTagged,
        List<LocalManifest> manifests,
        Set<String> volumes,
        StackLabels labels,
        long size) {

    public ObservedImage {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        manifests = List.copyOf(manifests);
        volumes = Set.copyOf(volumes);
    }

    /**
     * What tells it from others by its content: unlike the id, which covers what is said about how
     * it was built as well, it stays when the same is built once more.
     *
     * @param wanted {@code os/architecture[/variant]}; empty for the engine's own
     */
    public ImageId contentDigest(String wanted) {
        return manifestFor(wanted)
                .or(() -> manifests.size() == 1 ? manifests.stream().findFirst() : Optional.empty())
                .map(LocalManifest::id)
                .orElse(id);
    }

    /**
     * Whether it runs on a platform.
     *
     * @param wanted {@code os/architecture[/variant]}; empty is any
     */
    public boolean isFor(String wanted) {
        if (wanted.isEmpty() || manifestFor(wanted).isPresent()) {
            return true;
        }
        // Engines may say nothing of a lone manifest.
        boolean single = manifests.size() == 1 && manifests.getFirst().platform().isEmpty();
        return (manifests.isEmpty() || single)
                && Platform.of(wanted).isMetBy(Platform.of(platform));
    }

    private Optional<LocalManifest> manifestFor(String wanted) {
        var meant = Platform.of(wanted.isEmpty() ? platform : wanted);
        return manifests.stream()
                .filter(manifest -> manifest.platform().filter(meant::isMetBy).isPresent())
                .findFirst();
    }
}

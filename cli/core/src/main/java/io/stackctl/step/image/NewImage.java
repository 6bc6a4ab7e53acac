package io.stackctl.step.image;

import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.name.ImageName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image to build, with everything that building it takes.
 *
 * @param target what the log calls it: the service, or a base image's name
 * @param tags further names
 * @param contexts named contexts; services are replaced by their images
 * @param secrets what {@code RUN --mount=type=secret} may read
 * @param pull whether the builder fetches everything that the image is made from
 * @param platform empty for the builder's own choice
 * @param bases the stack's own images that it is made from, which its label will name
 */
public record NewImage(
        ImageName name,
        String target,
        BuildDefinition definition,
        List<String> tags,
        Map<String, String> arguments,
        Map<String, String> labels,
        Map<String, BuildContext> contexts,
        List<BuildSecret> secrets,
        String platform,
        boolean noCache,
        boolean pull,
        long memory,
        List<String> bases) {

    public NewImage {
        tags = List.copyOf(tags);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
        secrets = List.copyOf(secrets);
        bases = List.copyOf(bases);
    }

    /**
     * A secret of a build.
     *
     * @param file absolute path of the file that holds it; empty when the content is given
     * @param variable of the environment, which the content is from; empty otherwise
     */
    public record BuildSecret(
            String id, Optional<String> file, String content, Optional<String> variable) {

        /** Everything but the secret. */
        @Override
        public String toString() {
            return "secret " + id;
        }
    }
}

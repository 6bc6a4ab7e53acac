package io.stackctl.engine;

import io.stackctl.event.BuildLine;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.name.ImageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Building images. */
public interface Builds {

    /**
     * Builds one image and returns its id.
     *
     * @param log takes what the builder tells
     * @throws io.stackctl.failure.StackException with a {@code BuildFailed} when an instruction
     *     fails
     */
    ImageId build(BuildSpec spec, Consumer<BuildLine> log);

    /**
     * Makes sure that the builder can do what a build asks for. Changes nothing.
     *
     * @return what the builder is known to leave out without a word, as warnings
     * @throws io.stackctl.failure.StackException with an {@code InvalidRequest} when it cannot
     */
    List<String> check(BuildSpec spec);

    /**
     * Why the engine's own builder cannot build this, though buildx could; empty where it can.
     * Nobody is asked.
     */
    Optional<String> beyond(BuildSpec spec);

    /** Bytes that unused build cache takes. */
    long cacheSize();

    /** Removes unused build cache and returns the bytes freed. */
    long pruneCache();

    /**
     * An image to build.
     *
     * @param definition the {@code build} section, paths absolute
     * @param tags references for the result, the image's own name first
     * @param arguments the final build arguments
     * @param labels the final labels
     * @param contexts further contexts by name: folders, remote ones and images, but no services
     *     any more
     * @param secrets what {@code RUN --mount=type=secret} may read
     * @param platform empty for the builder's own choice
     * @param memory the most that a step may use, in bytes; 0 for no limit
     */
    record BuildSpec(
            BuildDefinition definition,
            List<String> tags,
            Map<String, String> arguments,
            Map<String, String> labels,
            Map<String, BuildContext> contexts,
            List<Secret> secrets,
            String platform,
            boolean noCache,
            boolean pull,
            long memory) {
        public BuildSpec {
            tags = List.copyOf(tags);
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * A secret of a build.
     *
     * @param id what the Dockerfile calls it
     * @param file the absolute path of the file that holds it; empty when the content is given
     * @param variable of the environment, which the content is from; empty otherwise
     */
    record Secret(String id, Optional<String> file, String content, Optional<String> variable) {

        /** Everything but the secret. */
        @Override
        public String toString() {
            return "secret " + id;
        }
    }
}

package io.stackctl.engine;

import io.stackctl.model.BuildDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Building images. */
public interface Builds {

    /**
     * Builds one image and returns its id.
     *
     * @param log takes the lines of the build's log
     * @throws io.stackctl.failure.StackException with the failed instruction's exit code where
     *     there is one
     */
    String build(BuildSpec spec, Consumer<String> log);

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
     * @param contexts further contexts: a folder, or {@code image:reference} of one built before
     * @param platform empty for the builder's own choice
     */
    record BuildSpec(
            BuildDefinition definition,
            List<String> tags,
            Map<String, String> arguments,
            Map<String, String> labels,
            Map<String, String> contexts,
            String platform,
            boolean noCache,
            boolean pull,
            Map<String, String> projectEnvironment) {
        public BuildSpec {
            tags = List.copyOf(tags);
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
            projectEnvironment =
                    Collections.unmodifiableMap(new LinkedHashMap<>(projectEnvironment));
        }
    }
}

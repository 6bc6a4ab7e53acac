package io.stackctl.step.image;

import io.stackctl.model.build.ImageNames;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The label that says which images of the stack an image was made from, such as {@code
 * custom-java:25=sha256:…}, separated by blanks. A base that has another id now was changed since.
 */
public final class ImageBases {

    /** The label's name. */
    public static final String LABEL = "io.stackctl.bases";

    /**
     * Marks a base image that a stack built, with its name: what was replaced by a newer one has no
     * other.
     */
    public static final String BASE_LABEL = "io.stackctl.base-image";

    private ImageBases() {}

    /** Whether a stack built it as a base image, and no registry gave it. */
    public static boolean isBuilt(ObservedImage image) {
        return image.labels().containsKey(BASE_LABEL);
    }

    /** The label's value: ids by names in normal form. */
    public static String label(Map<String, String> ids) {
        var text = new StringJoiner(" ");
        new TreeMap<>(ids).forEach((name, id) -> text.add(name + "=" + id));
        return text.toString();
    }

    /** The first base that the engine holds in another state than when the image was made. */
    public static Optional<String> changed(ObservedImage image, ObservedStack observed) {
        for (var base : image.labels().getOrDefault(LABEL, "").split(" ", -1)) {
            var equals = base.indexOf('=');
            if (equals > 0) {
                var name = base.substring(0, equals);
                var now =
                        observed.images().entrySet().stream()
                                .filter(entry -> ImageNames.same(entry.getKey(), name))
                                .findFirst();
                if (now.isPresent()
                        && !now.get().getValue().id().equals(base.substring(equals + 1))) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }
}

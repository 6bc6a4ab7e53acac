package io.stackctl.planner.image;

import io.stackctl.model.build.ImageNames;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import java.util.Optional;

/** The images of a stack that others of its images were made from. */
final class ImageBases {

    private ImageBases() {}

    /** The first base that the engine holds in another state than when the image was made. */
    static Optional<String> changed(ObservedImage image, ObservedStack observed) {
        for (var base : image.labels().bases().entrySet()) {
            var now =
                    observed.images().entrySet().stream()
                            .filter(entry -> ImageNames.same(entry.getKey(), base.getKey()))
                            .findFirst();
            if (now.isPresent() && !now.get().getValue().id().equals(base.getValue())) {
                return Optional.of(base.getKey());
            }
        }
        return Optional.empty();
    }
}

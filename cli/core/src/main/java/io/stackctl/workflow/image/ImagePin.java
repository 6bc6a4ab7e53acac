package io.stackctl.workflow.image;

import io.stackctl.model.build.ImageNames;
import io.stackctl.workflow.Surroundings;
import java.util.function.UnaryOperator;

/** Gives image names the digest that their registry has for them. */
public final class ImagePin implements UnaryOperator<String> {

    private final Surroundings around;

    public ImagePin(Surroundings around) {
        this.around = around;
    }

    /**
     * {@code redis:7} becomes {@code docker.io/library/redis:7@sha256:…}; a name with a digest
     * stays as it is.
     */
    @Override
    public String apply(String image) {
        return image.contains("@")
                ? image
                : ImageNames.full(image) + "@" + around.engine().images().remoteDigest(image);
    }
}

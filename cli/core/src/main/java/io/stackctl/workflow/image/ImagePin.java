package io.stackctl.workflow.image;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.registry.ArtifactReference;
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
                : full(image) + "@" + around.engine().images().remoteDigest(image);
    }

    private static ArtifactReference full(String image) {
        try {
            return ArtifactReference.of(image);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(String.valueOf(e.getMessage()), e.remedy()), e);
        }
    }
}

package io.stackctl.workflow.publish;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.registry.ArtifactReference;

/**
 * What is to be published how.
 *
 * @param name the place as the user wrote it
 * @param target the same, with all that was not said
 * @param version of the OCI image specification; empty for what the registry takes
 * @param images whether the images are copied to the same place
 * @param digests whether an override goes along that has digests instead of tags
 * @param environment whether env files go along
 */
public record PublishRequest(
        String name,
        ArtifactReference target,
        String version,
        boolean images,
        boolean digests,
        boolean environment) {

    /** The version in which artifacts have a type. */
    static final String TYPED = "1.1";

    /** The version before. */
    static final String UNTYPED = "1.0";

    /**
     * Reads the place.
     *
     * @throws StackException when it is none
     */
    public static PublishRequest of(
            String name, String version, boolean images, boolean digests, boolean environment) {
        try {
            return new PublishRequest(
                    name,
                    ArtifactReference.of(name),
                    version,
                    images,
                    // Others are to get the very images that are copied.
                    digests || images,
                    environment);
        } catch (InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(String.valueOf(e.getMessage()), e.remedy()), e);
        }
    }

    /** The host of the registry, with a port if one is named. */
    public String registry() {
        return target.registry();
    }

    public PublishRequest {
        if (!version.isEmpty() && !version.equals(TYPED) && !version.equals(UNTYPED)) {
            throw new StackException(
                    new InvalidRequest(
                            "unsupported OCI version: " + version, "use 1.0 or 1.1, or none"));
        }
        if (!target.digest().isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "'" + name + "' has a digest, which only what is there can have",
                            "name a tag: REPOSITORY[:TAG]"));
        }
    }
}

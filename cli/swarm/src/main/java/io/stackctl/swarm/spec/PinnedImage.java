package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import java.util.Optional;

/**
 * The image of a service.
 *
 * @param written as the definition says it
 * @param reference as the machines are to run it: with a digest where one is known
 * @param platforms what it is made for, as a registry tells it; empty where none was asked
 * @param coming why it is going to be another one, such as {@code image made by 3}; empty where it
 *     is there
 */
public record PinnedImage(
        String written, String reference, Json platforms, Optional<String> coming) {

    public PinnedImage(String written, String reference, Json platforms) {
        this(written, reference, platforms, Optional.empty());
    }

    /** The same while one is still to be made that takes its place. */
    public PinnedImage comingBy(String cause) {
        return new PinnedImage(written, reference, platforms, Optional.of(cause));
    }

    /** One that no registry tells anything of. */
    public static PinnedImage unpinned(String written) {
        return new PinnedImage(written, tagged(written), Json.nothing());
    }

    /** Whether it is the same one on every machine, whatever its name comes to mean. */
    public boolean isPinned() {
        return reference.contains("@") || reference.startsWith("sha256:");
    }

    /** The same reference with the tag that goes without saying. */
    public static String tagged(String reference) {
        boolean said =
                reference.contains("@")
                        || reference.indexOf(':', reference.lastIndexOf('/') + 1) >= 0;
        return said ? reference : reference + ":latest";
    }
}

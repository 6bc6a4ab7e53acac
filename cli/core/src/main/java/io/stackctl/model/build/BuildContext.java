package io.stackctl.model.build;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Peer;
import java.util.List;

/** Where files of a build come from. */
public sealed interface BuildContext {

    /** A folder of this machine, absolute. */
    record Folder(String path) implements BuildContext {}

    /** A repository or an archive, which the engine fetches. */
    record Remote(String address) implements BuildContext {}

    /** An image. */
    record Image(String reference) implements BuildContext {}

    /** The image of another service. */
    record OfService(ServiceName service) implements BuildContext {}

    /**
     * Reads a folder, {@code https://…}, {@code git@…}, {@code docker-image://…} or {@code
     * service:NAME}.
     *
     * @throws InvalidValueException for an OCI layout, which takes a client that stands between
     */
    static BuildContext of(String text) {
        var service = Peer.service(text);
        if (service.isPresent()) {
            return new OfService(service.get().service());
        }
        if (text.startsWith("docker-image://")) {
            return new Image(text.substring("docker-image://".length()));
        }
        if (text.startsWith("oci-layout://")) {
            throw new InvalidValueException(
                    "'" + text + "' is an OCI layout, which cannot be handed to the engine",
                    "import it as an image and write docker-image://NAME");
        }
        var remote = List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");
        return remote.stream().anyMatch(text::startsWith) ? new Remote(text) : new Folder(text);
    }
}

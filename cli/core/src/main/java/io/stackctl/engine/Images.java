package io.stackctl.engine;

import io.stackctl.model.name.ImageId;
import io.stackctl.state.ObservedImage;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an engine does with images. */
public interface Images {

    /** The local image behind a reference. */
    Optional<ObservedImage> inspect(String reference);

    /** The local image of an id. */
    default Optional<ObservedImage> inspect(ImageId image) {
        return inspect(image.value());
    }

    /** Local images that carry all these labels; every one when there are none. */
    List<ObservedImage> all(Map<String, String> labels);

    /**
     * Fetches an image from its registry.
     *
     * @param platform such as {@code linux/arm64}; empty for the engine's own
     */
    void pull(String reference, String platform, TransferListener listener);

    /** Sends an image to its registry. */
    void push(String reference, TransferListener listener);

    /** The digest that the registry has for a reference, such as {@code sha256:…}. */
    String remoteDigest(String reference);

    void tag(String image, String reference);

    /** Makes an image of a root file system. Returns its id. */
    ImageId importRootFilesystem(InputStream tar, String reference);

    /** Removes an image, or the reference where others name it too. */
    Removal remove(String reference, boolean force);

    /** Removes an image, whatever names it. */
    default Removal remove(ImageId image, boolean force) {
        return remove(image.value(), force);
    }

    /** Told how a pull or push moves on. */
    @FunctionalInterface
    interface TransferListener {
        /**
         * Takes one step.
         *
         * @param part the layer's short id; empty when the line is about the whole
         * @param status the engine's words
         * @param current bytes done, 0 when unknown
         * @param total bytes in all, 0 when unknown
         */
        void moved(String part, String status, long current, long total);
    }
}

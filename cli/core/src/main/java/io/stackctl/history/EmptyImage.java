package io.stackctl.history;

import io.stackctl.engine.Images;
import io.stackctl.files.SingleFile;
import io.stackctl.model.name.ImageId;
import io.stackctl.state.ObservedImage;

/**
 * An image without files and without labels, for containers that are never started. That of a
 * service would do but for its labels, which its containers inherit: others would take them for
 * containers of a stack, or for a gateway. And it may be pruned, while this one can be made anew.
 */
final class EmptyImage {

    private static final String REFERENCE = "stackctl-empty:1";

    private EmptyImage() {}

    static ImageId of(Images images) {
        return images.inspect(REFERENCE)
                .filter(image -> image.labels().all().isEmpty())
                .map(ObservedImage::id)
                .orElseGet(() -> made(images));
    }

    /** Makes it, whether it is there or not. */
    static ImageId made(Images images) {
        return images.importRootFilesystem(SingleFile.none(), REFERENCE);
    }
}

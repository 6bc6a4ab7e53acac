package io.stackctl.workflow.deploy;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.RevisionNumber;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment is to lead to.
 *
 * @param stack the selected services with what they depend on
 * @param document what is recorded of it
 * @param images what images are to be, where their names may mean others by now
 * @param open the deployment that this goes on with; empty for a new one
 * @param promoted the share, in a thousand, up to which somebody has agreed
 * @param words how it is done, such as {@code rolling}, or {@code rollback to r3}
 * @param rollback whether it goes back to an earlier revision
 */
record Goal(
        Stack stack,
        String document,
        Map<ImageName, ImageId> images,
        Optional<RevisionNumber> open,
        int promoted,
        String words,
        boolean rollback) {

    Goal {
        images = Map.copyOf(images);
    }

    /** What is done, in one word. */
    String action() {
        return rollback ? "rollback" : "deploy";
    }
}

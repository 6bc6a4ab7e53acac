package io.stackctl.workflow.deploy;

import io.stackctl.history.RevisionStore;
import io.stackctl.history.SchemaMark;
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
 * @param rollback the earlier revision that it goes back to
 */
record Goal(
        Stack stack,
        String document,
        Map<ImageName, ImageId> images,
        Optional<RevisionNumber> open,
        int promoted,
        String words,
        Optional<Earlier> rollback) {

    /**
     * What is known of a revision that is gone back to.
     *
     * @param schema how far it knows its database's schema
     * @param lost migrations that took something away that it may need, and that the user insists
     *     on going back over; empty for none
     */
    record Earlier(Optional<SchemaMark> schema, String lost) {}

    Goal {
        images = Map.copyOf(images);
    }

    /** The same, gone on with. */
    Goal goingOn(OpenDeployment with, RevisionStore store) {
        return new Goal(
                stack,
                document,
                images,
                Optional.of(with.number()),
                with.promoted(store),
                words,
                rollback);
    }

    /** What is done, in one word. */
    String action() {
        return isRollback() ? "rollback" : "deploy";
    }

    boolean isRollback() {
        return rollback.isPresent();
    }
}

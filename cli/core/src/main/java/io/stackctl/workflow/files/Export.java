package io.stackctl.workflow.files;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.io.InputStream;

/** Writes the file system of a container as a tar stream. */
public final class Export {

    private final Surroundings around;

    public Export(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @param target asked only when the container is found
     */
    public void run(StackName stack, Replica replica, Target target) {
        ObservedContainer container = replica.in(around.engine(), stack);
        Resource resource = Resource.container(container.name());
        around.events().accept(new Event.ResourceChanged(resource, Status.EXPORTING));
        if (!around.dryRun()) {
            try (var tar = around.engine().containers().export(container.id())) {
                target.take(tar);
            } catch (IOException unwritable) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "cannot write the export: " + Reason.of(unwritable)),
                        unwritable);
            }
        }
        around.events().accept(new Event.ResourceChanged(resource, Status.EXPORTED));
    }

    /** Where the stream goes. */
    @FunctionalInterface
    public interface Target {
        void take(InputStream tar) throws IOException;
    }
}

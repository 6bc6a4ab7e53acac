package io.stackctl.workflow.image;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import java.util.List;

/** Makes an image of what a container has become. */
public final class Commit {

    private final Surroundings around;

    public Commit(Surroundings around) {
        this.around = around;
    }

    /** Runs it. */
    public void run(StackName stack, Replica replica, Request request) {
        ObservedContainer container = replica.in(around.engine(), stack);
        Resource resource = Resource.container(container.name());
        around.events().accept(new Event.ResourceChanged(resource, Status.COMMITTING));
        if (around.dryRun()) {
            around.events().accept(new Event.ResourceChanged(resource, Status.COMMITTED));
            return;
        }
        var image =
                around.engine()
                        .containers()
                        .commit(
                                container.id(),
                                request.reference(),
                                request.author(),
                                request.comment(),
                                request.changes(),
                                request.pause());
        around.events()
                .accept(
                        new Event.ResourceChanged(
                                resource, Status.COMMITTED, "Committed as " + image));
    }

    /**
     * The image to make.
     *
     * @param reference {@code repository:tag}; empty for none
     * @param changes Dockerfile instructions to apply
     * @param pause whether the container stands still meanwhile
     */
    public record Request(
            String reference, String author, String comment, List<String> changes, boolean pause) {
        public Request {
            changes = List.copyOf(changes);
        }
    }
}

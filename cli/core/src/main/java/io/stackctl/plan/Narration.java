package io.stackctl.plan;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import java.util.List;
import java.util.Optional;

/**
 * What is told of an action, in the words that users of Compose know.
 *
 * @param resources what it is about; empty for an action that nothing is told of
 * @param begin said when it begins
 * @param end said when it went well
 * @param failed said when it did not
 */
public record Narration(
        List<Resource> resources, Optional<Status> begin, Optional<Status> end, Status failed) {

    /** Nothing is told. */
    public static final Narration SILENT =
            new Narration(List.of(), Optional.empty(), Optional.empty(), Status.FAILED);

    public Narration {
        resources = List.copyOf(resources);
    }

    /** Beginning and end are told. */
    public static Narration of(Resource resource, Status begin, Status end) {
        return new Narration(
                List.of(resource), Optional.of(begin), Optional.of(end), Status.FAILED);
    }

    /** The same with a failure being told in the words of whoever refused it. */
    public Narration orRefused() {
        return new Narration(resources, begin, end, Status.REFUSED);
    }

    /** The beginning of a replacement is told; the end is another action's. */
    public static Narration replacing(Resource resource) {
        return new Narration(
                List.of(resource), Optional.of(Status.RECREATE), Optional.empty(), Status.FAILED);
    }

    /** The end is told; the beginning was another action's, or goes without saying. */
    public static Narration ending(Resource resource, Status end) {
        return new Narration(List.of(resource), Optional.empty(), Optional.of(end), Status.FAILED);
    }
}

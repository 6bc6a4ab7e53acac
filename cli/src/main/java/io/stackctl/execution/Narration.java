package io.stackctl.execution;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a step, in the words that users of Compose know.
 *
 * @param resources what it is about; empty for a step that nothing is told of
 * @param begin said when it begins
 * @param end said when it went well
 */
record Narration(List<Resource> resources, Optional<Status> begin, Optional<Status> end) {

    private static final Narration SILENT =
            new Narration(List.of(), Optional.empty(), Optional.empty());

    static Narration of(Step step) {
        return switch (step) {
            case Step.PullImage pull ->
                    new Narration(
                            pull.services().stream()
                                    .map(service -> Resource.service(service.value()))
                                    .toList(),
                            Optional.of(Status.PULLING),
                            Optional.of(Status.PULLED));
            case Step.BuildImage build ->
                    told(
                            Resource.image(build.image().name().value()),
                            Status.BUILDING,
                            Status.BUILT);
            case Step.FetchBase fetch ->
                    told(
                            Resource.image(fetch.base().name().value()),
                            Status.PULLING,
                            Status.PULLED);
            case Step.RemoveImage remove ->
                    told(Resource.image(remove.image().value()), Status.REMOVING, Status.REMOVED);
            case Step.CreateNetwork create ->
                    told(
                            Resource.network(create.network().name().value()),
                            Status.CREATING,
                            Status.CREATED);
            case Step.RemoveNetwork remove ->
                    new Narration(
                            List.of(Resource.network(remove.network().value())),
                            // Docker Compose says nothing before it removes what comes back.
                            remove.replaced() ? Optional.empty() : Optional.of(Status.REMOVING),
                            Optional.of(Status.REMOVED));
            case Step.CreateVolume create ->
                    told(
                            Resource.volume(create.volume().name().value()),
                            Status.CREATING,
                            Status.CREATED);
            case Step.RemoveVolume remove ->
                    told(Resource.volume(remove.volume().value()), Status.REMOVING, Status.REMOVED);
            case Step.CreateContainer create ->
                    create.created().replaces()
                            ? new Narration(
                                    container(create),
                                    Optional.of(Status.RECREATE),
                                    Optional.empty())
                            : told(create, Status.CREATING, Status.CREATED);
            case Step.RenameContainer rename ->
                    new Narration(
                            container(rename), Optional.empty(), Optional.of(Status.RECREATED));
            case Step.StopContainer stop ->
                    stop.replaced() ? SILENT : told(stop, Status.STOPPING, Status.STOPPED);
            case Step.RemoveContainer remove ->
                    remove.replaced() ? SILENT : told(remove, Status.REMOVING, Status.REMOVED);
            case Step.StartContainer start -> told(start, Status.STARTING, Status.STARTED);
            case Step.RestartContainer restart -> told(restart, Status.RESTARTING, Status.STARTED);
            case Step.KillContainer kill -> told(kill, Status.KILLING, Status.KILLED);
            case Step.PauseContainer pause -> told(pause, Status.PAUSING, Status.PAUSED);
            case Step.UnpauseContainer unpause -> told(unpause, Status.UNPAUSING, Status.UNPAUSED);
            case Step.ConnectContainer connect -> SILENT;
            case Step.DisconnectContainer disconnect -> SILENT;
            case Step.CopyFiles copy -> SILENT;
            case Step.RunHook hook -> SILENT;
            case Step.AwaitService await -> SILENT;
            // Each migration tells of itself.
            case Step.Migrate migrate -> SILENT;
            case Step.Gather gather -> SILENT;
        };
    }

    private static Narration told(Step.OfContainer step, Status begin, Status end) {
        return new Narration(container(step), Optional.of(begin), Optional.of(end));
    }

    private static Narration told(Resource resource, Status begin, Status end) {
        return new Narration(List.of(resource), Optional.of(begin), Optional.of(end));
    }

    private static List<Resource> container(Step.OfContainer step) {
        return List.of(Resource.container(step.container().name()));
    }
}

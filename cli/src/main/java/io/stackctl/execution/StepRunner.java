package io.stackctl.execution;

import io.stackctl.engine.ContainerFile;
import io.stackctl.engine.Engine;
import io.stackctl.engine.NetworkSpec;
import io.stackctl.engine.Removal;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.migration.StackMigrations;
import io.stackctl.plan.Step;
import io.stackctl.services.migrationkit.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Does one step: the engine call behind each kind. */
final class StepRunner {

    /** A database without a health check counts as ready long before it takes connections. */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

    private final Engine engine;
    private final EventSink events;
    private final CreatedContainers created;
    private final ServiceWait waits;
    private final ImageMaking images;

    StepRunner(Engine engine, EventSink events, CreatedContainers created, ServiceWait waits) {
        this.engine = engine;
        this.events = events;
        this.created = created;
        this.waits = waits;
        this.images = new ImageMaking(engine, events);
    }

    /**
     * Does it.
     *
     * @throws StackException when it fails
     */
    Outcome run(Step step) {
        return switch (step) {
            case Step.PullImage pull -> pull(pull);
            case Step.BuildImage build -> done(() -> images.build(build.image()));
            case Step.FetchBase fetch -> done(() -> images.fetch(fetch));
            case Step.RemoveImage remove ->
                    outcome(engine.images().remove(remove.image().value(), false));
            case Step.CreateNetwork create -> done(() -> create(create));
            case Step.RemoveNetwork remove ->
                    engine.networks().remove(remove.id())
                            ? Outcome.DONE
                            : Outcome.of(Status.IN_USE);
            case Step.ConnectContainer connect ->
                    done(() ->
                            engine.networks()
                                    .connect(
                                            connect.endpoint().network(),
                                            id(connect),
                                            ContainerSpecs.endpoint(connect.endpoint())));
            case Step.DisconnectContainer disconnect ->
                    done(() ->
                            engine.networks()
                                    .disconnect(disconnect.network().value(), id(disconnect)));
            case Step.CreateVolume create ->
                    done(() ->
                            engine.volumes()
                                    .create(new VolumeSpec(create.volume(), create.labels())));
            case Step.RemoveVolume remove ->
                    outcome(engine.volumes().remove(remove.volume().value(), true));
            case Step.CreateContainer create -> create(create);
            case Step.RenameContainer rename ->
                    done(() -> engine.containers().rename(id(rename), rename.newName()));
            case Step.CopyFiles copy -> copy(copy);
            case Step.StartContainer start -> start(start);
            case Step.StopContainer stop ->
                    done(() -> engine.containers().stop(id(stop), stop.grace()));
            case Step.RestartContainer restart -> restart(restart);
            case Step.KillContainer kill ->
                    done(() -> engine.containers().kill(id(kill), kill.signal()));
            case Step.PauseContainer pause -> done(() -> engine.containers().pause(id(pause)));
            case Step.UnpauseContainer unpause ->
                    done(() -> engine.containers().unpause(id(unpause)));
            case Step.RemoveContainer remove ->
                    done(() -> engine.containers().remove(id(remove), remove.anonymousVolumes()));
            case Step.RunHook hook -> done(() -> new HookRun(engine, events).run(hook, id(hook)));
            case Step.AwaitService await -> waits.await(await);
            case Step.Migrate migrate -> done(() -> migrate(migrate));
            case Step.Gather gather -> Outcome.DONE;
        };
    }

    private void migrate(Step.Migrate step) {
        var database = created.idOf(step.database()).value();
        new StackMigrations(engine, events, step.directory(), database, DATABASE_PATIENCE)
                .run(new Request.Up(OptionalInt.empty()));
    }

    private String id(Step.OfContainer step) {
        return created.idOf(step.container()).value();
    }

    private static Outcome done(Runnable call) {
        call.run();
        return Outcome.DONE;
    }

    private static Outcome outcome(Removal removal) {
        return switch (removal) {
            case REMOVED -> Outcome.DONE;
            case NOT_FOUND -> Outcome.of(Status.NOT_FOUND);
            case IN_USE -> Outcome.of(Status.IN_USE);
        };
    }

    private Outcome create(Step.CreateContainer create) {
        var made = engine.containers().create(ContainerSpecs.of(create.created(), created));
        created.add(create.created().ref(), made.id());
        made.warnings().forEach(warning -> events.accept(new Event.Warning(warning)));
        return Outcome.DONE;
    }

    private Outcome copy(Step.CopyFiles copy) {
        var files =
                copy.files().stream()
                        .map(file ->
                                new ContainerFile(
                                        file.target(),
                                        file.content(),
                                        file.mode(),
                                        file.uid(),
                                        file.gid()))
                        .toList();
        engine.containers().place(id(copy), files);
        return Outcome.DONE;
    }

    private Outcome start(Step.StartContainer start) {
        var id = id(start);
        waits.starting(id);
        engine.containers().start(id);
        waits.started(id);
        return Outcome.DONE;
    }

    private Outcome restart(Step.RestartContainer restart) {
        var id = id(restart);
        waits.starting(id);
        engine.containers().restart(id, restart.grace());
        waits.started(id);
        return Outcome.DONE;
    }

    private Outcome pull(Step.PullImage pull) {
        try {
            engine.images()
                    .pull(
                            pull.image().value(),
                            pull.platform(),
                            (part, status, current, total) ->
                                    pull.services()
                                            .forEach(service ->
                                                    events.accept(
                                                            new Event.TransferProgress(
                                                                    Resource.service(
                                                                            service.value()),
                                                                    part,
                                                                    status,
                                                                    current,
                                                                    total))));
            return Outcome.DONE;
        } catch (StackException e) {
            if (pull.optional()
                    && e.failure() instanceof Failure.EngineFailure failure
                    && failure.isRefusal()) {
                return new Outcome(
                        Optional.of(pull.built() ? Status.UNAVAILABLE : Status.FAILED),
                        e.failure().words());
            }
            throw e;
        }
    }

    /** The engine's refusal does not say which network it is about. */
    private void create(Step.CreateNetwork create) {
        try {
            engine.networks().create(new NetworkSpec(create.network(), create.labels()));
        } catch (StackException e) {
            if (e.failure() instanceof Failure.EngineFailure refused && refused.isRefusal()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "failed to create network "
                                        + create.network().name()
                                        + ": "
                                        + refused.message(),
                                refused.remedy()),
                        e);
            }
            throw e;
        }
    }
}

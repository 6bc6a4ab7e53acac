package io.stackctl.step.image;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.Extension.BaseImage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gets a base image: from its registry or, where none can be reached, by building it or with its
 * bootstrap script.
 */
final class BaseFetch {

    /**
     * How long a registry may be silent before the other way is tried: name servers that never
     * answer look like this.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Engine engine;
    private final EventSink events;

    BaseFetch(Engine engine, EventSink events) {
        this.engine = engine;
        this.events = events;
    }

    /**
     * How to make it here.
     *
     * @param with what the log calls it, such as {@code /ressources/debian/bootstrap}
     */
    private record Making(String with, Runnable make) {}

    /**
     * Gets it.
     *
     * @param built how to build it, where the definition says so
     * @throws StackException when neither way gives it
     */
    void fetch(BaseImage base, Optional<NewImage> built) {
        var name = base.name().value();
        var making = making(base, built);
        if (making.isEmpty()) {
            pull(name);
            return;
        }
        if (base.pull()) {
            var refusal = pulledWithinPatience(name);
            if (refusal.isEmpty()) {
                return;
            }
            log(
                    name,
                    "no registry has it (" + refusal + "): making it with " + making.get().with());
        }
        making.get().make().run();
    }

    private Optional<Making> making(BaseImage base, Optional<NewImage> built) {
        var build =
                built.map(image ->
                        new Making(
                                image.definition().context() + "/Dockerfile",
                                () -> new ImageMaking(engine, events).build(image)));
        return build.or(() ->
                base.bootstrap()
                        .map(script ->
                                new Making(
                                        script.directory() + "/bootstrap",
                                        () -> bootstrap(script, base.name().value()))));
    }

    private void bootstrap(Extension.Bootstrap script, String image) {
        new Bootstrap(engine).run(script, image, line -> log(image, line));
    }

    /** Why the registry did not give it; empty when it did. */
    private String pulledWithinPatience(String name) {
        var answered = new CountDownLatch(1);
        var failure = new AtomicReference<StackException>();
        var pull =
                EngineThread.start(
                        "pull",
                        () -> {
                            try {
                                pull(name, answered);
                            } catch (StackException e) {
                                failure.set(e);
                            } finally {
                                answered.countDown();
                            }
                        });
        try {
            if (!answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                pull.interrupt();
                return "no answer within " + PATIENCE.toSeconds() + " s";
            }
            pull.join();
        } catch (InterruptedException e) {
            pull.interrupt();
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        var refusal = failure.get();
        if (refusal == null) {
            return "";
        }
        if (refusal.failure() instanceof Failure.EngineFailure engineFailure
                && engineFailure.isRefusal()) {
            return engineFailure.words();
        }
        throw refusal;
    }

    private void pull(String name) {
        pull(name, new CountDownLatch(0));
    }

    private void pull(String name, CountDownLatch answered) {
        engine.images()
                .pull(
                        name,
                        "",
                        (part, status, current, total) -> {
                            answered.countDown();
                            events.accept(
                                    new Event.TransferProgress(
                                            Resource.image(name), part, status, current, total));
                        });
        if (engine.images().inspect(name).isEmpty()) {
            throw new StackException(
                    new OperationFailed("image " + name + " was pulled, but is not there"));
        }
    }

    private void log(String name, String line) {
        events.accept(new Event.BuildLog(name, line));
    }
}

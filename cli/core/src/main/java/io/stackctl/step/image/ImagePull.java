package io.stackctl.step.image;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Fetches an image from its registry. */
final class ImagePull {

    private final Engine engine;
    private final EventSink events;
    private final String image;
    private final String platform;
    private final Resource told;

    /**
     * Prepares.
     *
     * @param platform such as {@code linux/arm64}; empty for the engine's own
     * @param told what the progress is told of
     */
    ImagePull(Engine engine, EventSink events, String image, String platform, Resource told) {
        this.engine = engine;
        this.events = events;
        this.image = image;
        this.platform = platform;
        this.told = told;
    }

    /**
     * Fetches it.
     *
     * @throws StackException when the registry does not give it
     */
    void run() {
        run(new CountDownLatch(0));
    }

    /**
     * Fetches it, unless the registry is silent for too long: name servers that never answer look
     * like this.
     *
     * @return why the registry does not give it; empty when it did
     * @throws StackException when it is not the registry that refuses
     */
    Optional<String> within(Duration patience) {
        var answered = new CountDownLatch(1);
        var failure = new AtomicReference<StackException>();
        var pull = EngineThread.start("pull", () -> run(answered, failure));
        try {
            if (!answered.await(patience.toSeconds(), TimeUnit.SECONDS)) {
                pull.interrupt();
                return Optional.of("no answer within " + patience.toSeconds() + " s");
            }
            pull.join();
        } catch (InterruptedException e) {
            pull.interrupt();
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return Optional.ofNullable(failure.get()).map(ImagePull::refusal);
    }

    /**
     * The registry's words.
     *
     * @throws StackException the failure where it is not the registry's
     */
    static String refusal(StackException failure) {
        if (failure.failure() instanceof EngineFailure refused && refused.isRefusal()) {
            return refused.words();
        }
        throw failure;
    }

    private void run(CountDownLatch answered, AtomicReference<StackException> failure) {
        try {
            run(answered);
        } catch (StackException e) {
            failure.set(e);
        } finally {
            answered.countDown();
        }
    }

    private void run(CountDownLatch answered) {
        var layers = LayerEvents.of(told, events);
        engine.images()
                .pull(
                        image,
                        platform,
                        (part, status, current, total) -> {
                            answered.countDown();
                            layers.moved(part, status, current, total);
                        });
        if (engine.images().inspect(image).isEmpty()) {
            throw new StackException(
                    new OperationFailed("image " + image + " was pulled, but is not there"));
        }
    }
}

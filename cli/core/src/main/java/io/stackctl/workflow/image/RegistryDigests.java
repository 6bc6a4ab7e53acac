package io.stackctl.workflow.image;

import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Plan;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.step.image.PullImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Asks registries whether they have other images than the engine, so that a plan need not leave
 * open what a pull brings. What cannot be told in time is left open.
 */
public final class RegistryDigests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Engine engine;
    private final Set<String> current = new ConcurrentSkipListSet<>();

    public RegistryDigests(Engine engine) {
        this.engine = engine;
    }

    /**
     * Which of the images that a plan pulls are on the engine as their registries have them.
     *
     * @throws StackException when the user does not want to wait
     */
    public Set<String> current(Plan<Step> images, ObservedStack observed) {
        List<Thread> questions = new ArrayList<>();
        for (var numbered : images.actions()) {
            if (numbered.action() instanceof PullImage pull) {
                var name = pull.image().value();
                observed.image(name)
                        .filter(image -> !image.digests().isEmpty())
                        .ifPresent(image ->
                                questions.add(
                                        EngineThread.start("digest", () -> ask(name, image))));
            }
        }
        await(questions);
        return new HashSet<>(current);
    }

    private void ask(String name, ObservedImage image) {
        try {
            var digest = engine.images().remoteDigest(name);
            if (image.digests().stream().anyMatch(known -> known.endsWith("@" + digest))) {
                current.add(name);
            }
        } catch (StackException untold) {
            // The pull will say what is wrong, if it is tried.
            current.remove(name);
        }
    }

    private static void await(List<Thread> questions) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (var question : questions) {
                question.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}

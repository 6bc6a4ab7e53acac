package io.stackctl.step.service;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.Standing;
import io.stackctl.model.name.ContainerId;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.Optional;

/** Waits until services are as others need them. */
final class ServiceWait {

    /** A container without a health check that survives this long counts as running. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    /** Of a log, for whoever asks why. */
    private static final int LINES = 5;

    private static final Duration FOREVER = Duration.ofDays(1);

    private final StepContext context;
    private final LastWords lastWords;

    ServiceWait(StepContext context) {
        this.context = context;
        this.lastWords = new LastWords(context.engine(), LINES);
    }

    /**
     * Waits.
     *
     * @throws StackException when the service cannot become ready any more, and somebody requires
     *     it
     */
    void await(AwaitService step) {
        step.containers().forEach(ref -> tell(ref, Status.WAITING, ""));
        try {
            for (var ref : step.containers()) {
                await(step, ref);
                if (step.readiness() == Readiness.COMPLETED) {
                    break;
                }
            }
        } catch (StackException e) {
            if (step.required() || !(e.failure() instanceof Failure.OperationFailed)) {
                throw e;
            }
            var what = "optional dependency \"" + step.service() + "\" ";
            var message =
                    what
                            + (step.readiness() == Readiness.COMPLETED
                                    ? "didn't complete successfully: "
                                    : "failed to start: ");
            var warning = message + shortCause(e.failure().message());
            context.warn(warning);
            step.containers().forEach(ref -> tell(ref, Status.SKIPPED, warning));
        }
    }

    private static String shortCause(String message) {
        return message.replaceFirst("^service \".*\" didn't complete successfully: ", "")
                .replaceFirst("^dependency failed to start: ", "");
    }

    private void await(AwaitService step, ContainerRef ref) {
        var id = context.idOf(ref);
        long deadline = System.nanoTime() + step.timeout().orElse(FOREVER).toNanos();
        try {
            while (true) {
                long seen = context.live().changes();
                var verdict = verdict(step, ref, id);
                if (verdict.reached()) {
                    tell(ref, verdict.status(), "");
                    return;
                }
                if (verdict.failure().isPresent()) {
                    tell(ref, Status.FAILED, verdict.failure().get());
                    throw failed(step, ref, id, verdict.failure().get());
                }
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (left.isNegative()) {
                    throw new StackException(
                            new Failure.OperationFailed(
                                    "application not healthy after "
                                            + step.timeout().orElse(FOREVER).toSeconds()
                                            + "s",
                                    ref.name() + " is not ready yet"));
                }
                var pause = verdict.again().compareTo(left) < 0 ? verdict.again() : left;
                if (!context.live().awaitChange(seen, pause)) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private Verdict verdict(AwaitService step, ContainerRef ref, ContainerId id) {
        var detail = context.live().stateOf(id);
        if (detail.isEmpty()) {
            return Verdict.failed(
                    "container " + ref.name() + " was removed while it was waited for");
        }
        return switch (step.readiness()) {
            case COMPLETED -> completed(step, detail.get());
            case HEALTHY -> up(ref, id, detail.get(), true);
            case READY -> up(ref, id, detail.get(), false);
        };
    }

    private static Verdict completed(AwaitService step, Standing detail) {
        return switch (detail.state()) {
            case EXITED, DEAD ->
                    detail.exitCode() == 0
                            ? Verdict.reached(Status.EXITED)
                            : Verdict.failed(
                                    "service \""
                                            + step.service()
                                            + "\" didn't complete successfully: exit "
                                            + detail.exitCode());
            case CREATED, RUNNING, PAUSED, RESTARTING, REMOVING -> Verdict.PENDING;
        };
    }

    private Verdict up(ContainerRef ref, ContainerId id, Standing detail, boolean checked) {
        return switch (detail.state()) {
            case EXITED, DEAD ->
                    Verdict.failed(
                            "container " + ref.name() + " exited (" + detail.exitCode() + ")");
            case CREATED, RESTARTING, REMOVING, PAUSED -> Verdict.PENDING;
            case RUNNING ->
                    switch (detail.health()) {
                        case HEALTHY -> Verdict.reached(Status.HEALTHY);
                        case UNHEALTHY ->
                                Verdict.failed("container " + ref.name() + " is unhealthy");
                        case STARTING -> Verdict.PENDING;
                        case NONE ->
                                checked
                                        ? Verdict.failed(
                                                "container "
                                                        + ref.name()
                                                        + " has no healthcheck configured")
                                        : settled(id);
                    };
        };
    }

    private Verdict settled(ContainerId id) {
        var start = context.startOf(id);
        if (start.isEmpty()) {
            return Verdict.reached(Status.HEALTHY);
        }
        var left = SETTLED.minusNanos(System.nanoTime() - start.getAsLong());
        return left.isNegative() ? Verdict.reached(Status.HEALTHY) : Verdict.again(left);
    }

    private StackException failed(
            AwaitService step, ContainerRef ref, ContainerId id, String message) {
        boolean said = step.readiness() == Readiness.COMPLETED || !step.dependency();
        return new StackException(
                new Failure.OperationFailed(
                        said ? message : "dependency failed to start: " + message,
                        lastWords.of(ref, id)));
    }

    private void tell(ContainerRef ref, Status status, String detail) {
        context.events()
                .accept(new Event.ResourceChanged(Resource.container(ref.name()), status, detail));
    }

    /**
     * What a look at a container says.
     *
     * @param status what was reached
     * @param failure why it cannot be reached any more
     * @param again when to look again although nothing happened
     */
    private record Verdict(
            boolean reached, Status status, Optional<String> failure, Duration again) {
        static final Verdict PENDING = again(FOREVER);

        static Verdict reached(Status status) {
            return new Verdict(true, status, Optional.empty(), FOREVER);
        }

        static Verdict failed(String message) {
            return new Verdict(false, Status.FAILED, Optional.of(message), FOREVER);
        }

        static Verdict again(Duration pause) {
            return new Verdict(false, Status.WAITING, Optional.empty(), pause);
        }
    }
}

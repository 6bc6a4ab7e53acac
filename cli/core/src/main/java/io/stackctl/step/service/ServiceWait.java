package io.stackctl.step.service;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.Standing;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.tree.DurationText;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.Optional;

/** Waits until services are as others need them. */
final class ServiceWait {

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
        long end = System.nanoTime() + step.timeout().orElse(FOREVER).toNanos();
        try {
            for (var ref : step.containers()) {
                await(step, ref, end);
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
            step.containers().forEach(ref -> tell(ref, Status.PASSED_OVER, warning));
        }
    }

    private static String shortCause(String message) {
        return message.replaceFirst("^service \".*\" didn't complete successfully: ", "")
                .replaceFirst("^dependency failed to start: ", "");
    }

    /**
     * Waits for one.
     *
     * @param end when the time for all of them is over
     */
    private void await(AwaitService step, ContainerRef ref, long end) {
        var id = context.idOf(ref);
        while (true) {
            var left = Duration.ofNanos(end - System.nanoTime());
            // Nobody tells when it has lived for long enough.
            var settling = context.settling(id);
            boolean settles = settling.isPositive() && settling.compareTo(left) < 0;
            var verdict = context.find(() -> verdict(step, ref, id), settles ? settling : left);
            if (verdict.isPresent()) {
                conclude(step, ref, id, verdict.get());
                return;
            }
            if (System.nanoTime() >= end) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "application not healthy after "
                                        + DurationText.print(step.timeout().orElse(FOREVER)),
                                ref.name() + " is not ready yet"));
            }
        }
    }

    private void conclude(AwaitService step, ContainerRef ref, ContainerId id, Verdict verdict) {
        tell(ref, verdict.status(), verdict.failure());
        if (verdict.status() == Status.FAILED) {
            throw failed(step, ref, id, verdict.failure());
        }
    }

    /** Empty where it may still come to one. */
    private Optional<Verdict> verdict(AwaitService step, ContainerRef ref, ContainerId id) {
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

    private static Optional<Verdict> completed(AwaitService step, Standing detail) {
        return switch (detail.state()) {
            case EXITED, DEAD ->
                    detail.exitCode() == 0
                            ? Verdict.reached(Status.EXITED)
                            : Verdict.failed(
                                    "service \""
                                            + step.service()
                                            + "\" didn't complete successfully: exit "
                                            + detail.exitCode());
            case CREATED, RUNNING, PAUSED, RESTARTING, REMOVING -> Optional.empty();
        };
    }

    private Optional<Verdict> up(
            ContainerRef ref, ContainerId id, Standing detail, boolean checked) {
        return switch (detail.state()) {
            case EXITED, DEAD ->
                    Verdict.failed(
                            "container " + ref.name() + " exited (" + detail.exitCode() + ")");
            case CREATED, RESTARTING, REMOVING, PAUSED -> Optional.empty();
            case RUNNING ->
                    switch (detail.health()) {
                        case HEALTHY -> Verdict.reached(Status.HEALTHY);
                        case UNHEALTHY ->
                                Verdict.failed("container " + ref.name() + " is unhealthy");
                        case STARTING -> Optional.empty();
                        case NONE ->
                                checked
                                        ? Verdict.failed(
                                                "container "
                                                        + ref.name()
                                                        + " has no healthcheck configured")
                                        : context.settling(id).isPositive()
                                                ? Optional.empty()
                                                : Verdict.reached(Status.HEALTHY);
                    };
        };
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
     */
    private record Verdict(Status status, String failure) {

        static Optional<Verdict> reached(Status status) {
            return Optional.of(new Verdict(status, ""));
        }

        static Optional<Verdict> failed(String message) {
            return Optional.of(new Verdict(Status.FAILED, message));
        }
    }
}

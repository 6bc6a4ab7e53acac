package io.stackctl.step.deploy;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import io.stackctl.step.service.LastWords;
import java.util.Optional;

/** Whether a new container lives, and what is said of one that does not. */
final class Vitals {

    private final StepContext context;

    Vitals(StepContext context) {
        this.context = context;
    }

    /**
     * Why a container is lost for certain: it has ended, be it that the engine starts it again, or
     * its health check has failed. Empty while it may live.
     */
    Optional<String> failureOf(ContainerRef ref, ContainerId id) {
        var standing = context.live().stateOf(id);
        if (standing.isEmpty()) {
            return Optional.of(ref.name() + " was removed by somebody else");
        }
        boolean ended =
                switch (standing.get().state()) {
                    case EXITED, DEAD, RESTARTING, REMOVING -> true;
                    case CREATED, RUNNING, PAUSED -> context.live().endsOf(id) > 0;
                };
        if (ended) {
            return Optional.of(ref.name() + " has ended" + words(id));
        }
        return standing.get().health() == Health.UNHEALTHY
                ? Optional.of(ref.name() + " is unhealthy")
                : Optional.empty();
    }

    private String words(ContainerId id) {
        var detail = context.engine().containers().inspect(id);
        if (detail.isEmpty()) {
            return "";
        }
        // By now the engine may have started it again.
        return " with exit code "
                + context.live().lastCodeOf(id).orElse(detail.get().exitCode())
                + (detail.get().oomKilled() ? ", since it took more memory than it may" : "");
    }

    /** The failure, with the container's last words. */
    StackException failed(ContainerRef ref, ContainerId id, String why) {
        var words = new StringBuilder(new LastWords(context.engine(), 20).of(ref, id));
        context.engine()
                .containers()
                .inspect(id)
                .map(ContainerDetail::lastCheck)
                .filter(check -> !check.isBlank())
                .ifPresent(check ->
                        words.append("\nits last health check said:\n  | ")
                                .append(check.strip().replace("\n", "\n  | ")));
        return new StackException(new Failure.OperationFailed(why, words.toString()));
    }
}

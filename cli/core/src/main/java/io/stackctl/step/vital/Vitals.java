package io.stackctl.step.vital;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.Health;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import io.stackctl.step.service.LastWords;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Whether a new container lives, and what is said of one that does not. */
final class Vitals {

    /**
     * An engine that starts a container again says nothing of it meanwhile (measured: half a second
     * on a busy machine, for each question). Longer than this, its last words hold nobody up.
     */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** What SIGKILL leaves. */
    private static final int KILLED = 137;

    private static final int LINES = 20;

    private final StepContext context;
    private final boolean mayEnd;

    /**
     * Prepares.
     *
     * @param mayEnd whether a program that has ended with 0 has done what it is for
     */
    Vitals(StepContext context, boolean mayEnd) {
        this.context = context;
        this.mayEnd = mayEnd;
    }

    /**
     * Why a container is lost for certain: it has ended, be it that the engine starts it again, or
     * its health check has failed. Empty while it may live. What the engine has told counts before
     * what it would answer, which takes longer.
     */
    Optional<String> failureOf(ContainerRef ref, ContainerId id) {
        if (context.live().endsOf(id) > 0) {
            var code = context.live().lastCodeOf(id);
            return mayEnd && code.orElse(1) == 0 ? Optional.empty() : Optional.of(ended(ref, id));
        }
        var standing = context.live().stateOf(id);
        if (standing.isEmpty()) {
            return Optional.of(ref.name() + " was removed by somebody else");
        }
        boolean over =
                switch (standing.get().state()) {
                    case EXITED, DEAD, REMOVING -> !(mayEnd && standing.get().exitCode() == 0);
                    case RESTARTING -> true;
                    case CREATED, RUNNING, PAUSED -> false;
                };
        if (over) {
            return Optional.of(ended(ref, id));
        }
        return standing.get().health() == Health.UNHEALTHY
                ? Optional.of(ref.name() + " is unhealthy")
                : Optional.empty();
    }

    private String ended(ContainerRef ref, ContainerId id) {
        var code = context.live().lastCodeOf(id);
        var told = ref.name() + " has ended";
        if (code.isPresent() && code.getAsInt() != KILLED) {
            return told + " with exit code " + code.getAsInt();
        }
        // Only the engine knows who killed it.
        var detail = detailOf(id);
        return told
                + detail.map(found ->
                                " with exit code "
                                        // By now the engine may have started it again.
                                        + code.orElse(found.exitCode())
                                        + (found.oomKilled()
                                                ? ", since it took more memory than it may"
                                                : ""))
                        .orElse("");
    }

    /** The failure, with the container's last words. */
    StackException failed(ContainerRef ref, ContainerId id, String why) {
        var words =
                Question.ask(() -> lastWords(ref, id), () -> {})
                        .within(LAST_WORDS)
                        .orElse("the engine does not say in time what it wrote last");
        return new StackException(new Failure.OperationFailed(why, words));
    }

    private String lastWords(ContainerRef ref, ContainerId id) {
        var words = new StringBuilder(new LastWords(context.engine(), LINES).of(ref, id));
        context.engine()
                .containers()
                .inspect(id)
                .map(ContainerDetail::lastCheck)
                .filter(check -> !check.isBlank())
                .ifPresent(check ->
                        words.append("\nits last health check said:\n  | ")
                                .append(check.strip().replace("\n", "\n  | ")));
        return words.toString();
    }

    private Optional<ContainerDetail> detailOf(ContainerId id) {
        return Question.ask(() -> context.engine().containers().inspect(id), () -> {})
                .within(LAST_WORDS)
                .flatMap(Function.identity());
    }
}

package io.stackctl.junit;

import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.failure.StackException;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.workflow.Interruption;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** A stack that is up, until the scope ends that JUnit keeps it for. */
// Before 5.13, JUnit closes nothing but what its own interface has; from there on it warns of what
// has only that.
@SuppressWarnings("deprecation")
final class StartedStack implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Stackctl stackctl;
    private final StackSession session;
    private final boolean stays;
    private final DownOptions options;
    private final Thread hook;

    private StartedStack(
            Stackctl stackctl, StackSession session, RequestedStack request, Interruption stop) {
        this.stackctl = stackctl;
        this.session = session;
        this.stays = request.scope() == StackScope.REUSED;
        var all = DownOptions.DEFAULTS.withOrphans().with(DownOptions.Images.LOCAL);
        this.options = request.keepVolumes() ? all : all.withVolumes();
        this.hook =
                new Thread(
                        () -> {
                            // What is coming up just now is called off first.
                            stop.arrived();
                            takeAway();
                        },
                        "stack-" + session.name());
    }

    /**
     * Brings it up.
     *
     * @throws StackException when that fails; how the stack stood is suppressed in it
     */
    static StartedStack of(RequestedStack request) {
        var stackctl = Stackctl.open();
        try {
            var stop = Interruption.never();
            var session = request.load(stackctl, stop);
            var started = new StartedStack(stackctl, session, request, stop);
            Runtime.getRuntime().addShutdownHook(started.hook);
            try {
                session.up();
                return started;
            } catch (RuntimeException | Error failed) {
                started.explain(failed);
                started.takeAwayAfter(failed);
                throw failed;
            }
        } catch (RuntimeException | Error failed) {
            stackctl.close();
            throw failed;
        }
    }

    StackSession session() {
        return session;
    }

    /** Adds to a failure how the stack stands, once. */
    void explain(Throwable failure) {
        if (failure instanceof TestAbortedException
                || Arrays.stream(failure.getSuppressed()).anyMatch(StackReport.class::isInstance)) {
            return;
        }
        try {
            failure.addSuppressed(new StackReport(session.diagnosis()));
        } catch (StackException unreachable) {
            failure.addSuppressed(unreachable);
        }
    }

    private void takeAwayAfter(Throwable failure) {
        try {
            removeHook();
            takeAway();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void takeAway() {
        if (stays) {
            return;
        }
        // Who interrupted a test wanted that to end: its stack has to go all the same.
        boolean interrupted = Thread.interrupted();
        try {
            session.down(options);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running by now, and does the same.
            return;
        }
    }

    @Override
    public void close() {
        try (stackctl) {
            removeHook();
            takeAway();
        }
    }
}

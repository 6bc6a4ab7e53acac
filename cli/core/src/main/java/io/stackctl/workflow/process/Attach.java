package io.stackctl.workflow.process;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.live.LiveStack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserSignal;

/** Joins the streams of a container's own process. */
public final class Attach {

    private final Surroundings around;
    private final Stdio stdio;

    public Attach(Surroundings around, Stdio stdio) {
        this.around = around;
        this.stdio = stdio;
    }

    /**
     * How to join.
     *
     * @param stdin whether what the user types reaches the process, if its input is open
     * @param signals whether Ctrl-C goes to the process
     * @param detachKeys keys that end the joining, such as {@code ctrl-x,q}; empty for the engine's
     *     own. They work on a process with a terminal.
     */
    public record Options(boolean stdin, boolean signals, String detachKeys) {}

    /**
     * Runs until the container ends or the user detaches.
     *
     * @return its exit code; 0 after detaching
     */
    public int run(StackName stack, Replica replica, Options options) {
        ContainerId container = replica.in(around.engine(), stack).id();
        var containers = around.engine().containers();
        try (var live = new LiveStack(around.engine(), stack)) {
            live.open();
            ContainerDetail detail =
                    live.inspect(container).orElseThrow(() -> gone(replica.service()));
            boolean typed = options.stdin() && detail.openStdin();
            var spec = new AttachSpec(typed, detail.terminal(), false, options.detachKeys());
            try (var session = containers.attach(container, spec);
                    Interruption.Handling _ =
                            options.signals() ? passSignals(container) : () -> {};
                    var _ =
                            detail.terminal()
                                    ? stdio.raw((columns, rows) ->
                                            containers.resizeTerminal(container, columns, rows))
                                    : Stdio.NOT_RAW) {
                JoinedProcess.pump(session, stdio, typed);
            }
            return StreamEnd.isLeft(live, container) ? 0 : containers.await(container);
        }
    }

    private static StackException gone(ServiceName service) {
        return new StackException(
                new Failure.OperationFailed(
                        "the container of service " + service + " is gone",
                        "start it again with 'stackctl up -d'"));
    }

    private Interruption.Handling passSignals(ContainerId container) {
        Runnable interrupt = () -> UserSignal.send(around.engine(), container, "SIGINT");
        return around.interruption().handle(interrupt, interrupt);
    }
}

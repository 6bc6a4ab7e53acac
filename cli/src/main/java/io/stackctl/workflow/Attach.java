package io.stackctl.workflow;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.StackName;

/** Joins the streams of a container's own process. */
public final class Attach {

    private final Surroundings around;
    private final Stdio stdio;

    public Attach(Surroundings around, Stdio stdio) {
        this.around = around;
        this.stdio = stdio;
    }

    /**
     * Runs until the container ends.
     *
     * @param stdin whether what the user types reaches it, if its input is open
     * @param signals whether Ctrl-C goes to it
     * @return its exit code
     */
    public int run(StackName stack, Replica replica, boolean stdin, boolean signals) {
        String container = replica.in(around.engine(), stack).id().value();
        var containers = around.engine().containers();
        ContainerDetail detail =
                containers
                        .inspect(container)
                        .orElseThrow(() ->
                                new StackException(
                                        new Failure.OperationFailed("the container is gone")));
        boolean typed = stdin && detail.openStdin();
        Runnable interrupt =
                signals ? () -> containers.kill(container, "SIGINT") : Attach::endByInterrupt;
        try (var session =
                        containers.attach(
                                container, new AttachSpec(typed, detail.terminal(), false));
                var _ = around.interruption().handle(interrupt, interrupt);
                var _ =
                        detail.terminal()
                                ? stdio.raw((columns, rows) ->
                                        containers.resizeTerminal(container, columns, rows))
                                : Stdio.NOT_RAW) {
            JoinedProcess.pump(session, stdio, typed);
        }
        return containers.await(container);
    }

    private static void endByInterrupt() {}
}

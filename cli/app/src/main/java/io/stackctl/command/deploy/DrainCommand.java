package io.stackctl.command.deploy;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.RequestFlow;
import java.time.Duration;
import java.util.List;

/** {@code drain}. */
public final class DrainCommand extends EngineVerb {

    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Choice timeout =
            choice("TIME", "How long requests in flight are waited for", "--timeout");
    private final Toggle undo = toggle("Give them requests again", "--undo");

    public DrainCommand(Toolbox toolbox) {
        super(
                toolbox,
                "drain",
                "SERVICE|CONTAINER",
                "Give containers nothing new, and wait for what they have",
                "stackctl drain shop-web-2");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var flow = new RequestFlow(around(session, events), stack);
            if (undo.isOn()) {
                flow.undrain(arguments.getFirst());
                return 0;
            }
            var time =
                    DeployChoices.read(timeout, "--timeout", DeployOptions::timeoutOf)
                            .orElse(USUAL);
            long left = flow.drain(arguments.getFirst(), time);
            if (left > 0) {
                throw new StackException(
                        new Failure.OperationFailed(
                                left + " requests have not been answered yet",
                                "they get nothing new; `stackctl drain` waits again"));
            }
        }
        return 0;
    }
}

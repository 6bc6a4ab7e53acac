package io.stackctl.command.deploy;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.RequestFlow;
import java.time.Duration;
import java.util.List;

/** {@code hold}. */
public final class HoldCommand extends EngineVerb {

    private static final Duration USUAL = Duration.ofSeconds(30);

    private final Choice longest = choice("TIME", "For how long one waits at most", "--for");

    public HoldCommand(Toolbox toolbox) {
        super(
                toolbox,
                "hold",
                "SERVICE",
                "Let requests to a service wait",
                "stackctl hold web --for 10s");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var flow = new RequestFlow(around(session, events), stack);
            var time = DeployChoices.read(longest, "--for", DeployOptions::timeoutOf).orElse(USUAL);
            flow.hold(Session.service(arguments.getFirst()), time);
        }
        return 0;
    }
}

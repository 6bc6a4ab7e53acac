package io.stackctl.command.deploy;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.RequestFlow;
import java.util.List;

/** {@code release}. */
public final class ReleaseCommand extends EngineVerb {

    public ReleaseCommand(Toolbox toolbox) {
        super(
                toolbox,
                "release",
                "SERVICE",
                "Let requests that wait go on",
                "stackctl release web");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var flow = new RequestFlow(around(session, events), stack);
            flow.release(Session.service(arguments.getFirst()));
        }
        return 0;
    }
}

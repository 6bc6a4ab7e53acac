package io.stackctl.command.lifecycle;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Stop;
import java.util.List;

/** {@code stop}. */
public final class StopCommand extends EngineVerb {

    private final Choice timeout =
            choice("SECONDS", "How long containers may take to stop", "-t", "--timeout");

    public StopCommand(Toolbox toolbox) {
        super(
                toolbox,
                "stop",
                "[SERVICE...]",
                "Stop containers and keep them",
                "stackctl stop web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var options = new StopOptions(Session.services(arguments), seconds(timeout));
        try (var events = session.progress()) {
            new Stop(around(session, events)).run(session.stack().find(arguments, events), options);
        }
        return 0;
    }
}

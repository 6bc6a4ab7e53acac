package io.stackctl.command.lifecycle;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Restart;
import java.util.List;

/** {@code restart}. */
public final class RestartCommand extends EngineVerb {

    private final Toggle alone = toggle("Leave dependent services alone", "--no-deps");
    private final Choice timeout =
            choice("SECONDS", "How long containers may take to stop", "-t", "--timeout");

    public RestartCommand(Toolbox toolbox) {
        super(
                toolbox,
                "restart",
                "[SERVICE...]",
                "Stop and start containers",
                "stackctl restart web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var options = new StopOptions(Session.services(arguments), seconds(timeout));
        try (var events = session.progress()) {
            new Restart(around(session, events))
                    .run(session.stack().find(arguments, events), options, !alone.isOn());
        }
        return 0;
    }
}

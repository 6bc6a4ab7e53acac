package io.stackctl.command.lifecycle;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Kill;
import java.util.List;

/** {@code kill}. */
public final class KillCommand extends EngineVerb {

    private final Choice signal =
            choice("SIGNAL", "Signal to send (default: SIGKILL)", "-s", "--signal");
    private final Toggle orphans =
            toggle("Containers of services that are no longer defined too", "--remove-orphans");

    public KillCommand(Toolbox toolbox) {
        super(
                toolbox,
                "kill",
                "[SERVICE...]",
                "Send a signal to running containers",
                "stackctl kill -s HUP web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        boolean all =
                orphans.given() ? orphans.isOn() : session.console().isOn("COMPOSE_REMOVE_ORPHANS");
        try (var events = session.progress()) {
            new Kill(around(session, events))
                    .run(
                            session.stack().find(arguments, events),
                            Session.services(arguments),
                            signal.orElse("SIGKILL"),
                            all);
        }
        return 0;
    }
}

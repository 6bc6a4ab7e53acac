package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Pause;
import java.util.List;

/** {@code pause}. */
public final class PauseCommand extends EngineVerb {

    public PauseCommand(Toolbox toolbox) {
        super(toolbox, "pause", "[SERVICE...]", "Freeze containers", "stackctl pause web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            new Pause(around(session, events))
                    .run(session.stack().find(arguments, events), Session.services(arguments));
        }
        return 0;
    }
}

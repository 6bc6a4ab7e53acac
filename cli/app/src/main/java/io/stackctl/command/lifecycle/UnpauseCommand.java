package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Unpause;
import java.util.List;

/** {@code unpause}. */
public final class UnpauseCommand extends EngineVerb {

    public UnpauseCommand(Toolbox toolbox) {
        super(
                toolbox,
                "unpause",
                "[SERVICE...]",
                "Let frozen containers go on",
                "stackctl unpause web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            new Unpause(around(session, events))
                    .run(session.stack().find(arguments, events), Session.services(arguments));
        }
        return 0;
    }
}

package io.stackctl.command.deploy;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.Deploy;
import java.util.List;

/** {@code abort}. */
public final class AbortCommand extends EngineVerb {

    private final DeployOutput output = new DeployOutput(this);

    public AbortCommand(Toolbox toolbox) {
        super(
                toolbox,
                "abort",
                "",
                "Go back from a deployment that has not ended",
                "stackctl abort");
        arguments(0, 0);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        return output.run(
                session,
                events -> {
                    var stack = session.stack().find(arguments, events).name();
                    var number = new Deploy(around(session, events)).abort(stack);
                    return number + " is taken back: the version before serves all";
                });
    }
}

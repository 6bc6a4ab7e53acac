package io.stackctl.command.deploy;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.deploy.DeployRequest;
import java.util.List;

/** {@code promote}. */
public final class PromoteCommand extends EngineVerb {

    private final DeployOutput output = new DeployOutput(this);
    private final Toggle yes = toggle("Agree to what is asked", "-y", "--yes");
    private final HealthFlag health = new HealthFlag(this);

    public PromoteCommand(Toolbox toolbox) {
        super(
                toolbox,
                "promote",
                "",
                "Go on with a deployment that waits or was interrupted",
                "stackctl promote");
        arguments(0, 0);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        health.check();
        return output.run(
                session,
                events -> {
                    var stack = session.stack().find(arguments, events).name();
                    var around = around(session, events, output.confirmation(session, yes));
                    new Deploy(around).promote(stack, DeployRequest.UNCHANGED);
                    return "";
                });
    }
}

package io.stackctl.command.deploy;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.view.PlanView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.Deploy;
import java.util.List;

/** {@code deploy}. */
public final class DeployCommand extends EngineVerb {

    private final DeployFlags flags = new DeployFlags(this);
    private final Choice message = choice("TEXT", "Why, for the history", "-m", "--message");
    private final DeployOutput output = new DeployOutput(this);
    private final Toggle yes = toggle("Agree to what is asked", "-y", "--yes");
    private final HealthFlag health = new HealthFlag(this);

    public DeployCommand(Toolbox toolbox) {
        super(
                toolbox,
                "deploy",
                "[SERVICE...]",
                "Bring a new version in without anybody noticing",
                "stackctl deploy --strategy canary");
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.IN_TURN;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        health.check();
        return output.run(
                session,
                events -> {
                    var stack = flags.chosen(session.stack().load(arguments, events));
                    output.presentRemote(session, stack, yes);
                    var around = around(session, events, output.confirmation(session, yes));
                    var request = flags.request(session, arguments, message.orElse(""));
                    var done = new Deploy(around).run(stack, request);
                    return new PlanView(done).isNothing() ? "Nothing to do." : "";
                });
    }
}

package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.terminal.view.PlanView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.deploy.Rollback;
import java.util.List;
import java.util.Optional;

/** {@code rollback}. */
public final class RollbackCommand extends EngineVerb {

    private final Choice to = choice("REVISION", "Which one; the last good one else", "--to");
    private final DeployOutput output = new DeployOutput(this);
    private final Toggle yes = toggle("Agree to what is asked", "-y", "--yes");
    private final Choice message = choice("TEXT", "Why, for the history", "-m", "--message");

    private final Toggle force =
            toggle("Go back even over what a migration has taken away since", "--force");
    private final Toggle skipHooks = toggle("Run no hooks", "--skip-hooks");
    private final HealthFlag health = new HealthFlag(this);

    public RollbackCommand(Toolbox toolbox) {
        super(
                toolbox,
                "rollback",
                "",
                "Bring back an earlier revision, whole",
                "stackctl rollback --to 3");
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
                    var rollback = new Rollback(around);
                    var done =
                            (force.isOn() ? rollback.insisting() : rollback)
                                    .run(stack, revision(), request());
                    return new PlanView(done).isNothing() ? "Nothing to do." : "";
                });
    }

    private DeployRequest request() {
        var request = DeployRequest.UNCHANGED.saying(message.orElse(""));
        return skipHooks.isOn() ? request.with(DeployOptions.WITHOUT_HOOKS) : request;
    }

    private Optional<RevisionNumber> revision() {
        return to.value()
                .map(text ->
                        RevisionNumber.read(text)
                                .orElseThrow(() ->
                                        BadUsage.of(
                                                "\"" + text + "\" is no revision",
                                                "Write a number such as 3.")));
    }
}

package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.lifecycle.UpFlags;
import io.stackctl.terminal.view.PlanView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.Deploy;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lock.LockWait;
import java.util.List;

/** {@code plan}: what {@code up} with the same flags would do, and why. */
public final class PlanCommand extends EngineVerb {

    /** For scripts: neither that all is well nor that something failed. */
    private static final int SOMETHING_TO_DO = 2;

    /** In front of services, it asks for the plan of a deployment. */
    private static final String DEPLOY = "deploy";

    private final UpFlags flags = new UpFlags(this);
    private final DeployChoices deploy = new DeployChoices(this);
    private final HealthFlag health = new HealthFlag(this);
    private final Choice format = choice("FORMAT", "text or json", "--format");
    private final Toggle exitCode =
            toggle("Exit with 2 when there is something to do", "--exit-code");

    public PlanCommand(Toolbox toolbox) {
        super(
                toolbox,
                "plan",
                "[deploy] [SERVICE...]",
                "Say what 'up', or 'deploy', with the same flags would do, and why",
                "stackctl plan --format json");
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.EACH;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        flags.check();
        health.check();
        String form = format.orElse("text");
        if (!form.equals("text") && !form.equals("json")) {
            throw BadUsage.of("unsupported format \"" + form + "\"", "Write text or json.");
        }
        try (var events = session.progress()) {
            boolean deploys = !arguments.isEmpty() && arguments.getFirst().equals(DEPLOY);
            var services = deploys ? arguments.subList(1, arguments.size()) : arguments;
            if (!deploys && deploy.given()) {
                throw BadUsage.of(
                        "this says how a deployment is done", "Write stackctl plan deploy.");
            }
            var stack =
                    flags.alone()
                            ? session.stack().loadAlone(services, events)
                            : session.stack().load(services, events);
            var around = around(session, events);
            var request = flags.request(session, services);
            var planned =
                    deploys
                            ? new Deploy(around)
                                    .plan(
                                            deploy.chosen(stack),
                                            deploy.request(request, "", LockWait.NONE))
                            : new Up(around).plan(stack, request);
            var view = new PlanView(planned);
            session.out().print(form.equals("json") ? view.json() : view.text());
            return exitCode.isOn() && !view.isNothing() ? SOMETHING_TO_DO : 0;
        }
    }
}

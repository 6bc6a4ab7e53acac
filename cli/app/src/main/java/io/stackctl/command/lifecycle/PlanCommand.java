package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.view.PlanView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Up;
import java.util.List;

/** {@code plan}: what {@code up} with the same flags would do, and why. */
public final class PlanCommand extends EngineVerb {

    /** For scripts: neither that all is well nor that something failed. */
    private static final int SOMETHING_TO_DO = 2;

    private final UpFlags flags = new UpFlags(this);
    private final Choice format = choice("FORMAT", "text or json", "--format");
    private final Toggle exitCode =
            toggle("Exit with 2 when there is something to do", "--exit-code");

    public PlanCommand(Toolbox toolbox) {
        super(
                toolbox,
                "plan",
                "[SERVICE...]",
                "Say what 'up' with the same flags would do, and why",
                "stackctl plan --format json");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        flags.check();
        String form = format.orElse("text");
        if (!form.equals("text") && !form.equals("json")) {
            throw BadUsage.of("unsupported format \"" + form + "\"", "Write text or json.");
        }
        try (var events = session.progress("Running")) {
            var stack =
                    flags.noDeps.isOn()
                            ? session.stack().loadAlone(arguments, events)
                            : session.stack().load(arguments, events);
            var around = around(session, events);
            var planned = new Up(around).plan(stack, flags.request(session, arguments));
            var view = new PlanView(planned);
            session.out().print(form.equals("json") ? view.json() : view.text());
            return exitCode.isOn() && !view.isNothing() ? SOMETHING_TO_DO : 0;
        }
    }
}

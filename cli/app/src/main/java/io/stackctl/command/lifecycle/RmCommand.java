package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Remove;
import java.util.List;

/** {@code rm}. */
public final class RmCommand extends EngineVerb {

    private final Toggle force = toggle("Do not ask", "-f", "--force");
    private final Toggle stop = toggle("Stop those that run, and remove them too", "-s", "--stop");
    private final Toggle volumes = toggle("Anonymous volumes too", "-v", "--volumes");

    public RmCommand(Toolbox toolbox) {
        super(
                toolbox,
                "rm",
                "[SERVICE...]",
                "Remove containers that do not run",
                "stackctl rm -fs web");
        addHidden(new Toggle(new String[] {"-a", "--all"}, "Obsolete: always so", false));
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var options = StopOptions.of(Session.services(arguments));
        try (var events = session.progress()) {
            var around = around(session, events, confirmation(session));
            new Remove(around)
                    .run(
                            session.stack().find(arguments, events),
                            options,
                            stop.isOn(),
                            volumes.isOn());
        }
        return 0;
    }

    /** With {@code -f} what goes is still said. */
    private Confirmation confirmation(Session session) {
        if (!force.isOn()) {
            return session.confirmation(false);
        }
        return question -> {
            session.out().println(question);
            return true;
        };
    }
}

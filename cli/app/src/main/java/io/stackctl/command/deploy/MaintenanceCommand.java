package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.RequestFlow;
import java.util.List;

/** {@code maintenance}. */
public final class MaintenanceCommand extends EngineVerb {

    public MaintenanceCommand(Toolbox toolbox) {
        super(
                toolbox,
                "maintenance",
                "on|off SERVICE [SERVICE...]",
                "Answer requests with a page that asks to come back",
                "stackctl maintenance on web");
        arguments(2, Integer.MAX_VALUE);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var flow = new RequestFlow(around(session, events), stack);
            boolean on = arguments.getFirst().equals("on");
            if (!on && !arguments.getFirst().equals("off")) {
                throw BadUsage.of("\"" + arguments.getFirst() + "\" is neither on nor off");
            }
            var services =
                    arguments.subList(1, arguments.size()).stream().map(Session::service).toList();
            flow.maintenance(services, on);
        }
        return 0;
    }
}

package io.stackctl.command.view;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.view.Wait;
import java.util.List;

/** {@code wait}. */
public final class WaitCommand extends EngineVerb {

    private final Toggle down = toggle("Bring the stack down afterwards", "--down-project");

    public WaitCommand(Toolbox toolbox) {
        super(
                toolbox,
                "wait",
                "SERVICE [SERVICE...]",
                "Wait until containers end, and end with their exit code",
                "stackctl wait job");
        arguments(1, Integer.MAX_VALUE);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var found = session.stack().find(arguments, events);
            var around = around(session, events);
            int code =
                    new Wait(around)
                            .run(
                                    found,
                                    Session.services(arguments),
                                    (container, exitCode) ->
                                            session.out()
                                                    .println(
                                                            "container \""
                                                                    + container
                                                                    + "\" exited with status code "
                                                                    + exitCode));
            if (down.isOn()) {
                new Down(around)
                        .run(
                                found,
                                new DownOptions(
                                        StopOptions.DEFAULTS,
                                        true,
                                        false,
                                        DownOptions.Images.NONE));
            }
            return code;
        }
    }
}

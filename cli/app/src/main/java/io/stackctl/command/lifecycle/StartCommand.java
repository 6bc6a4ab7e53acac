package io.stackctl.command.lifecycle;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Start;
import io.stackctl.workflow.lifecycle.StartRequest;
import java.util.List;

/** {@code start}. */
public final class StartCommand extends EngineVerb {

    private final Toggle await = toggle("Wait until services are running or healthy", "--wait");
    private final Choice timeout = choice("SECONDS", "How long --wait may take", "--wait-timeout");

    public StartCommand(Toolbox toolbox) {
        super(
                toolbox,
                "start",
                "[SERVICE...]",
                "Start containers that are there",
                "stackctl start web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            new Start(around(session, events))
                    .run(
                            session.stack().find(arguments, events),
                            new StartRequest(
                                    Session.services(arguments),
                                    await.isOn(),
                                    WaitTimeout.of(timeout)));
        }
        return 0;
    }
}

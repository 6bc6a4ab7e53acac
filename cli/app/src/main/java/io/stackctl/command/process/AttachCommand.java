package io.stackctl.command.process;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.process.Attach;
import java.util.List;

/** {@code attach}. */
public final class AttachCommand extends EngineVerb {

    private final Choice keys =
            choice("KEYS", "Keys that end it; the engine's are Ctrl+P, Ctrl+Q", "--detach-keys");
    private final Choice index = choice("N", "Number of the container", "--index");
    private final Toggle noInput = toggle("Pass no input on", "--no-stdin");
    private final Toggle signals = toggledOn("Pass Ctrl+C on to the process", "--sig-proxy");

    public AttachCommand(Toolbox toolbox) {
        super(
                toolbox,
                "attach",
                "SERVICE",
                "Join the streams of a container's process",
                "stackctl attach web");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var replica =
                new Replica(Session.service(arguments.getFirst()), Replica.index(index.number()));
        try (var events = session.progress()) {
            return new Attach(
                            around(session, events), new ConsoleStreams(session.console(), events))
                    .run(
                            session.stack().name(events),
                            replica,
                            new Attach.Options(!noInput.isOn(), signals.isOn(), keys.orElse("")));
        }
    }
}

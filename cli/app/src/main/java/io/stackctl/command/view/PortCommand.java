package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Port;
import java.util.List;
import java.util.Locale;

/** {@code port}. */
public final class PortCommand extends EngineVerb {

    private static final int MOST = 65535;

    private final Choice index = choice("N", "Number of the container", "--index");
    private final Choice protocol = choice("PROTOCOL", "tcp or udp", "--protocol");

    public PortCommand(Toolbox toolbox) {
        super(
                toolbox,
                "port",
                "SERVICE PRIVATE_PORT",
                "Print where a port of a service is published",
                "stackctl port web 80");
        arguments(2, 2);
    }

    @Override
    public Candidates candidates() {
        return Candidates.ONE_SERVICE;
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        int port = port(arguments.get(1));
        try (var events = session.progress()) {
            var replica =
                    new Replica(
                            Session.service(arguments.getFirst()), Replica.index(index.number()));
            session.out()
                    .println(
                            new Port(around(session, events))
                                    .run(
                                            session.stack().name(events),
                                            replica,
                                            port,
                                            protocol.orElse("tcp").toLowerCase(Locale.ROOT)));
        }
        return 0;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MOST) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // Neither is one that is too large.
        }
        throw BadUsage.of("'" + text + "' is not a port", "Write a number from 1 to 65535.");
    }
}

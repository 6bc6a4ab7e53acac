package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;
import java.util.Optional;

/** {@code create}. */
public final class CreateCommand extends EngineVerb {

    private final ReconcileFlags flags = new ReconcileFlags(this);

    public CreateCommand(Toolbox toolbox) {
        super(
                toolbox,
                "create",
                "[SERVICE...]",
                "Create containers without starting them",
                "stackctl create web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        flags.check();
        var request =
                new UpRequest(
                        Session.services(arguments),
                        flags.images(),
                        flags.recreate(false, false),
                        ScaleArguments.ofFlag(flags.scale.all()),
                        Optional.empty(),
                        flags.orphans(session),
                        false,
                        false,
                        Optional.empty(),
                        session.globals().nameSeparator());
        try (var events = session.progress("Creating")) {
            var stack = session.stack().load(arguments, events);
            var around =
                    around(
                            session,
                            new Muted(events, flags.quietPull.isOn(), false),
                            session.confirmation(flags.yes.isOn()));
            new Up(around).run(stack, request);
        }
        return 0;
    }
}

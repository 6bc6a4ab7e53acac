package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;

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
        var named = Session.services(arguments);
        var images = flags.images();
        var scale = ScaleArguments.ofFlag(flags.scale.all());
        var wanted =
                new Wanted(
                        named,
                        flags.recreation(false, false),
                        flags.orphans(session),
                        Wanted.Starting.NEVER,
                        false,
                        session.globals().nameSeparator());
        var request = new UpRequest(wanted, Timing.DEFAULTS, images, scale);
        try (var events = session.progress()) {
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

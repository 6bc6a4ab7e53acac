package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.model.Stack;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.output.AttachedUp;
import java.util.List;

/** {@code up}. */
public final class UpCommand extends EngineVerb {

    private final UpFlags flags = new UpFlags(this);

    public UpCommand(Toolbox toolbox) {
        super(
                toolbox,
                "up",
                "[SERVICE...]",
                "Create and start containers",
                "stackctl up -d --wait");
    }

    /** Whoever shows the output of one engine's containers never comes to the next. */
    @Override
    protected OnSeveral onSeveral() {
        return flags.attached() ? OnSeveral.REFUSED : OnSeveral.IN_TURN;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        flags.check();
        var style = LogStyle.attached(!flags.noColour.isOn(), !flags.noPrefix.isOn());
        try (var events = session.progress(style)) {
            return up(session, arguments, events);
        }
    }

    private int up(Session session, List<String> arguments, Renderer events) {
        Stack stack =
                flags.noDeps.isOn()
                        ? session.stack().loadAlone(arguments, events)
                        : session.stack().load(arguments, events);
        if (stack.services().isEmpty() && !stack.keepsUnused()) {
            throw BadUsage.of("no service selected");
        }
        var request = flags.request(session, arguments);
        Surroundings around =
                around(
                        session,
                        new Muted(
                                events, flags.reconcile.quietPull.isOn(), flags.quietBuild.isOn()),
                        session.confirmation(flags.reconcile.yes.isOn()));
        session.presentRemote(stack, flags.reconcile.yes.isOn());
        if (flags.attached() && !stack.services().isEmpty()) {
            var attach = flags.attachRequest(session, stack, Session.services(arguments));
            return new AttachedUp(around).run(stack, request, attach);
        }
        new Up(around).run(stack, request);
        return 0;
    }
}

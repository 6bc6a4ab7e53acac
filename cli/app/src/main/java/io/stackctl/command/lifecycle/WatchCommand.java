package io.stackctl.command.lifecycle;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.watch.Watch;
import io.stackctl.workflow.watch.WatchRequest;
import java.util.List;
import java.util.Optional;

/** {@code watch}. */
public final class WatchCommand extends EngineVerb {

    private final Toggle noUp = toggle("Watch only; build and start nothing first", "--no-up");
    private final Toggle prune = toggledOn("Remove the images that a build replaces", "--prune");
    private final Toggle quiet = toggle("Build without showing the log", "--quiet");

    public WatchCommand(Toolbox toolbox) {
        super(
                toolbox,
                "watch",
                "[SERVICE...]",
                "Take changed files over into running services, as develop.watch says",
                "stackctl watch web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress(LogStyle.attached(false, false))) {
            var stack = session.stack().load(arguments, events);
            var around =
                    around(
                            session,
                            new Muted(events, quiet.isOn(), quiet.isOn()),
                            session.confirmation(false));
            new Watch(around).run(stack, request(session, arguments));
        }
        return 0;
    }

    private WatchRequest request(Session session, List<String> arguments) {
        return new WatchRequest(
                noUp.isOn() ? Optional.empty() : Optional.of(up(session, arguments)),
                prune.isOn(),
                quiet.isOn());
    }

    private static UpRequest up(Session session, List<String> arguments) {
        return UpRequest.of(
                Wanted.DEFAULTS
                        .of(Session.services(arguments))
                        .separatedBy(session.globals().nameSeparator()));
    }
}

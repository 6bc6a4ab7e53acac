package io.stackctl.command.image;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.image.Push;
import java.util.List;

/** {@code push}. */
public final class PushCommand extends EngineVerb {

    private final Toggle ignoreFailures =
            toggle("Go on when a push fails", "--ignore-push-failures");
    private final Toggle dependencies = toggle("What services depend on too", "--include-deps");
    private final Toggle quiet = toggle("Do not show layers", "-q", "--quiet");

    public PushCommand(Toolbox toolbox) {
        super(
                toolbox,
                "push",
                "[SERVICE...]",
                "Push images to their registries",
                "stackctl push web");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().loadForImages(arguments, dependencies.isOn(), events);
            var around =
                    around(
                            session,
                            new Muted(events, quiet.isOn(), false),
                            session.confirmation(false));
            new Push(around).run(stack, ignoreFailures.isOn());
        }
        return 0;
    }
}

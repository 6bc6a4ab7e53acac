package io.stackctl.command.deploy;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.scale.Autoscaling;
import java.util.List;

/** {@code autoscale}. */
public final class AutoscaleCommand extends EngineVerb {

    private final Toggle watch = toggle("Go on until it is ended", "--watch");

    public AutoscaleCommand(Toolbox toolbox) {
        super(
                toolbox,
                "autoscale",
                "[SERVICE...]",
                "Have as many containers as there is to do, as x-stackctl.deploy.autoscale says",
                "stackctl autoscale --watch");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var services = Session.services(arguments);
        try (var events = session.progress()) {
            var found = session.stack().findToMake(arguments, events);
            var scaling =
                    new Autoscaling(around(session, events), session.globals().nameSeparator());
            if (watch.isOn() && !session.globals().dryRun()) {
                scaling.watch(found, services);
            } else {
                scaling.once(found, services);
            }
        }
        return 0;
    }
}

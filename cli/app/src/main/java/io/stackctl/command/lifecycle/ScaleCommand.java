package io.stackctl.command.lifecycle;

import io.stackctl.command.Candidates;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.util.List;

/** {@code scale}. */
public final class ScaleCommand extends EngineVerb {

    private final Toggle noDeps = toggle("Leave dependencies alone", "--no-deps");

    public ScaleCommand(Toolbox toolbox) {
        super(
                toolbox,
                "scale",
                "SERVICE=NUM...",
                "Set the number of replicas of services",
                "stackctl scale worker=2");
        arguments(1, Integer.MAX_VALUE);
    }

    @Override
    public Candidates candidates() {
        return Candidates.SERVICES_EQUALS;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var counts = ScaleArguments.ofVerb(arguments);
        List<String> names = counts.keySet().stream().map(name -> name.value()).toList();
        var wanted =
                Wanted.DEFAULTS.of(counts.keySet()).separatedBy(session.globals().nameSeparator());
        var request = new UpRequest(wanted, Timing.DEFAULTS, ImagePolicy.DEFAULTS, counts);
        try (var events = session.progress()) {
            var stack =
                    noDeps.isOn()
                            ? session.stack().loadAlone(names, events)
                            : session.stack().load(names, events);
            var around = around(session, events);
            new Up(around).run(stack, request);
        }
        return 0;
    }
}

package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.terminal.view.RolloutView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.deploy.RolloutStatus;
import java.util.List;

/** {@code rollout status}. */
public final class RolloutCommand extends EngineVerb {

    private final Choice format = choice("FORMAT", "table or json", "--format");

    public RolloutCommand(Toolbox toolbox) {
        super(
                toolbox,
                "rollout",
                "status",
                "Show how far a deployment is",
                "stackctl rollout status");
        arguments(1, 1);
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (!arguments.getFirst().equals("status")) {
            throw BadUsage.of(
                    "unknown command: \"stackctl rollout " + arguments.getFirst() + "\"",
                    "Write stackctl rollout status.");
        }
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var status = RolloutStatus.of(around(session, events), stack);
            var view = new RolloutView(status.open(), status.serving());
            session.out()
                    .print(
                            switch (format.orElse("table")) {
                                case "table" -> view.text();
                                case "json" -> view.json();
                                default -> throw BadUsage.format(format.orElse(""));
                            });
        }
        return 0;
    }
}

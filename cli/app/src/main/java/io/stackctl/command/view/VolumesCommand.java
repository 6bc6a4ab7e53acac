package io.stackctl.command.view;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.view.VolumesView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.ListVolumes;
import java.util.List;

/** {@code volumes}. */
public final class VolumesCommand extends EngineVerb {

    private final Toggle quiet = toggle("Only names", "-q", "--quiet");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Name}}'", "--format");

    public VolumesCommand(Toolbox toolbox) {
        super(toolbox, "volumes", "[SERVICE...]", "List volumes", "stackctl volumes db");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var volumes =
                    new ListVolumes(around(session, events))
                            .run(
                                    session.stack().find(arguments, events),
                                    Session.services(arguments));
            session.out()
                    .print(
                            quiet.isOn()
                                    ? VolumesView.names(volumes)
                                    : VolumesView.of(format.orElse("table"), volumes));
        }
        return 0;
    }
}

package io.stackctl.command.view;

import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.terminal.view.ProcessesView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Top;
import java.util.List;

/** {@code top}. */
public final class TopCommand extends EngineVerb {

    public TopCommand(Toolbox toolbox) {
        super(toolbox, "top", "[SERVICE...]", "List processes", "stackctl top web");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var view = new ProcessesView();
            for (var container :
                    new Top(around(session, events))
                            .run(session.stack().name(events), Session.services(arguments))) {
                view.add(
                        container.service(),
                        container.number(),
                        container.titles(),
                        container.rows());
            }
            session.out().print(view.text());
        }
        return 0;
    }
}

package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.view.ImagesView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.ListImages;
import java.util.List;

/** {@code images}. */
public final class ImagesCommand extends EngineVerb {

    private final Toggle quiet = toggle("Only ids", "-q", "--quiet");
    private final Choice format = choice("FORMAT", "table or json", "--format");

    public ImagesCommand(Toolbox toolbox) {
        super(
                toolbox,
                "images",
                "[SERVICE...]",
                "List the images that containers were made of",
                "stackctl images web");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var stack = session.stack().name(events);
            var services = Session.services(arguments);
            if (hasSeveral()) {
                var gathered =
                        gather(
                                session,
                                events,
                                around -> new ListImages(around).run(stack, services));
                print(session, ImagesView.together(gathered.answers()));
                return gathered.code();
            }
            print(
                    session,
                    new ImagesView(new ListImages(around(session, events)).run(stack, services)));
        }
        return 0;
    }

    private void print(Session session, ImagesView view) {
        if (quiet.isOn()) {
            session.out().print(view.ids());
            return;
        }
        switch (format.orElse("table")) {
            case "table" -> session.out().print(view.table());
            case "json" -> session.out().print(view.json());
            default -> throw BadUsage.format(format.orElse(""));
        }
    }
}

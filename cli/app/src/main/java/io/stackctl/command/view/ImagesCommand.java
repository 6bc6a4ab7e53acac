package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
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
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var images =
                    new ListImages(around(session, events))
                            .run(session.stack().name(events), Session.services(arguments));
            var view = new ImagesView(images);
            if (quiet.isOn()) {
                session.out().print(view.ids());
                return 0;
            }
            switch (format.orElse("table")) {
                case "table" -> session.out().print(view.table());
                case "json" -> session.out().print(view.json());
                default -> throw BadUsage.format(format.orElse(""));
            }
        }
        return 0;
    }
}

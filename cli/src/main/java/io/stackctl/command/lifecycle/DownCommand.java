package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.DownRequest;
import java.util.List;

/** {@code down}. */
public final class DownCommand extends EngineVerb {

    private final Toggle orphans =
            toggle("Containers of services that are no longer defined too", "--remove-orphans");
    private final Choice images =
            choice(
                    "WHICH",
                    "Images too: all, or local for those without a name of their own",
                    "--rmi");
    private final Choice timeout =
            choice("SECONDS", "How long containers may take to stop", "-t", "--timeout");
    private final Toggle volumes =
            toggle("Volumes and the data in them too", "-v", "--volume", "--volumes");

    public DownCommand(Toolbox toolbox) {
        super(
                toolbox,
                "down",
                "[SERVICE...]",
                "Stop and remove containers and networks",
                "stackctl down --remove-orphans");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var request =
                new DownRequest(
                        Session.services(arguments),
                        seconds(timeout),
                        orphans.given()
                                ? orphans.isOn()
                                : session.console().isOn("COMPOSE_REMOVE_ORPHANS"),
                        volumes.isOn(),
                        images());
        try (var events = session.progress("Running")) {
            new Down(around(session, events)).run(session.stack().find(arguments, events), request);
        }
        return 0;
    }

    private DownRequest.ImageChoice images() {
        return switch (images.orElse("")) {
            case "" -> DownRequest.ImageChoice.NONE;
            case "local" -> DownRequest.ImageChoice.LOCAL;
            case "all" -> DownRequest.ImageChoice.ALL;
            default ->
                    throw BadUsage.of(
                            "invalid value for --rmi: \"" + images.orElse("") + "\"",
                            "Write all or local.");
        };
    }
}

package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Down;
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
    protected OnSeveral onSeveral() {
        return OnSeveral.IN_TURN;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var options =
                new DownOptions(
                        new StopOptions(Session.services(arguments), seconds(timeout)),
                        orphans.given()
                                ? orphans.isOn()
                                : session.console().isOn("COMPOSE_REMOVE_ORPHANS"),
                        volumes.isOn(),
                        images());
        try (var events = session.progress()) {
            new Down(around(session, events)).run(session.stack().find(arguments, events), options);
        }
        return 0;
    }

    private DownOptions.Images images() {
        return switch (images.orElse("")) {
            case "" -> DownOptions.Images.NONE;
            case "local" -> DownOptions.Images.LOCAL;
            case "all" -> DownOptions.Images.ALL;
            default ->
                    throw BadUsage.of(
                            "invalid value for --rmi: \"" + images.orElse("") + "\"",
                            "Write all or local.");
        };
    }
}

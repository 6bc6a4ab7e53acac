package io.stackctl.command;

import io.stackctl.model.StackName;
import io.stackctl.workflow.Nuke;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code nuke}: removes everything of a stack, or of the engine; the exact list first. */
public final class NukeCommand extends EngineVerb {

    private final Toggle all = toggle("Everything on the engine, of every stack", "--all");
    private final Toggle yes = toggle("Do not ask", "-y", "--yes");

    public NukeCommand(Toolbox toolbox) {
        super(
                toolbox,
                "nuke",
                "",
                "Remove all containers, networks, volumes and images of a stack",
                "stackctl nuke --yes");
        arguments(0, 0);
    }

    @Override
    Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress("Removing")) {
            var around = around(session, events, session.confirmation(yes.isOn()));
            var nuke = new Nuke(around);
            if (all.isOn()) {
                return remove(session, nuke, nuke.wholeEngine(), StackName.of("all"), yes.isOn());
            }
            var found = session.stack().find(List.of(), events);
            return remove(session, nuke, nuke.target(found), found.name(), yes.isOn());
        }
    }

    private static int remove(
            Session session, Nuke nuke, Nuke.Target target, StackName stack, boolean answered) {
        if (target.isEmpty()) {
            session.out().println("There is nothing to remove.");
            return 0;
        }
        if (answered) {
            // The question holds the list; who answered beforehand should see it too.
            session.out().println("This is removed for good:");
            target.lines().forEach(line -> session.out().println("  " + line));
            session.out().flush();
        }
        return nuke.run(stack, target) ? 0 : session.declined();
    }
}

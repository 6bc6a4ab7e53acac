package io.stackctl.command.lifecycle;

import io.stackctl.command.Candidates;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.Nuke;
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
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var nuke = new Nuke(around(session, events, confirmation(session)));
            var result =
                    all.isOn()
                            ? nuke.wholeEngine()
                            : nuke.stack(session.stack().find(List.of(), events));
            if (result == Nuke.Result.NOTHING) {
                session.out().println("There is nothing to remove.");
            }
            return result == Nuke.Result.DECLINED ? session.declined() : 0;
        }
    }

    /** The question holds the list; who answered beforehand should see it too. */
    private Confirmation confirmation(Session session) {
        if (!yes.isOn()) {
            return session.confirmation(false);
        }
        return question -> {
            session.out().println(question.substring(0, question.lastIndexOf('\n')));
            session.out().flush();
            return true;
        };
    }
}

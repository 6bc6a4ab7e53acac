package io.stackctl.command.image;

import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.image.Commit;
import java.util.List;

/** {@code commit}. */
public final class CommitCommand extends EngineVerb {

    private final Choice author = choice("AUTHOR", "Who made it", "-a", "--author");
    private final Values changes =
            values("INSTRUCTION", "Dockerfile instruction to apply", "-c", "--change");
    private final Choice index = choice("N", "Number of the container", "--index");
    private final Choice message = choice("TEXT", "What changed", "-m", "--message");
    private final Toggle pause =
            toggledOn("Let the container stand still meanwhile", "-p", "--pause");

    public CommitCommand(Toolbox toolbox) {
        super(
                toolbox,
                "commit",
                "SERVICE [REPOSITORY[:TAG]]",
                "Make an image of what a container has become",
                "stackctl commit web shop-web:patched");
        arguments(1, 2);
    }

    @Override
    public Candidates candidates() {
        return Candidates.ONE_SERVICE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var replica =
                new Replica(Session.service(arguments.getFirst()), Replica.index(index.number()));
        var request =
                new Commit.Request(
                        arguments.size() > 1 ? arguments.get(1) : "",
                        author.orElse(""),
                        message.orElse(""),
                        changes.all(),
                        pause.isOn());
        try (var events = session.progress()) {
            new Commit(around(session, events)).run(session.stack().name(events), replica, request);
        }
        return 0;
    }
}

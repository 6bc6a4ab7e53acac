package io.stackctl.command.process;

import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.files.Copy;
import java.util.List;

/** {@code cp}. */
public final class CpCommand extends EngineVerb {

    private final Toggle all = toggle("One-off containers too", "--all");
    private final Toggle archive = toggle("Keep owners", "-a", "--archive");
    private final Toggle follow =
            toggle("Copy what a symbolic link points to", "-L", "--follow-link");
    private final Choice index = choice("N", "Number of the container", "--index");

    public CpCommand(Toolbox toolbox) {
        super(
                toolbox,
                "cp",
                "SERVICE:PATH PATH|- | PATH|- SERVICE:PATH",
                "Copy files into and out of containers",
                "stackctl cp notes.txt web:/tmp/");
        arguments(2, 2);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var console = session.console();
        try (var events = session.progress()) {
            new Copy(
                            around(session, events),
                            console.workingDirectory(),
                            console.in(),
                            console.out())
                    .run(
                            session.stack().name(events),
                            arguments.getFirst(),
                            arguments.getLast(),
                            new Copy.Options(
                                    Replica.index(index.number()),
                                    all.isOn(),
                                    archive.isOn(),
                                    follow.isOn()));
        }
        return 0;
    }
}

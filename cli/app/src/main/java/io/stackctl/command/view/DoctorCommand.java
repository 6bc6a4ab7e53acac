package io.stackctl.command.view;

import io.stackctl.command.Candidates;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Doctor;
import java.util.List;

/** {@code doctor}. */
public final class DoctorCommand extends EngineVerb {

    private static final int NAME_WIDTH = 12;

    public DoctorCommand(Toolbox toolbox) {
        super(
                toolbox,
                "doctor",
                "",
                "Check that this machine can run the stack",
                "stackctl --stack voting doctor");
        arguments(0, 0);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        int exitCode = 0;
        try (var events = session.progress()) {
            for (var check : new Doctor(around(session, events), session.stack()).run()) {
                String name = check.name() + " ".repeat(NAME_WIDTH - check.name().length());
                session.out()
                        .println((check.ok() ? "ok       " : "problem  ") + name + check.detail());
                if (!check.remedy().isEmpty()) {
                    session.out().println("         " + " ".repeat(NAME_WIDTH) + check.remedy());
                }
                exitCode = check.ok() ? exitCode : 1;
            }
        }
        return exitCode;
    }
}

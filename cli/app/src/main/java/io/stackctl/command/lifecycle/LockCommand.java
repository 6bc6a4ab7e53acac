package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.failure.NearestName;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.view.LockView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lock.LockControl;
import java.util.List;

/** {@code lock}: who has the right to deploy a stack. */
public final class LockCommand extends EngineVerb {

    /** What may stand behind it, with a description each. */
    public static final List<String> ACTIONS =
            List.of(
                    "status\tWho deploys the stack at the moment",
                    "break\tEnd the right of who deploys it");

    private static final int HELD = 13;

    private final Choice format = choice("FORMAT", "table or json, for status", "--format");
    private final Toggle yes = toggle("Do not ask", "-y", "--yes");

    public LockCommand(Toolbox toolbox) {
        super(
                toolbox,
                "lock",
                "status | break",
                "Show who deploys a stack at the moment, or end it",
                "stackctl lock status");
        arguments(1, 1);
    }

    @Override
    public Candidates candidates() {
        return Candidates.LOCK;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var action = arguments.getFirst();
        if (!List.of("status", "break").contains(action)) {
            throw BadUsage.of(
                    "unknown command: \"stackctl lock " + action + "\"",
                    NearestName.to(action, List.of("status", "break"))
                            .map(near -> "Did you mean 'stackctl lock " + near + "'?")
                            .orElse("See 'stackctl lock --help'."));
        }
        if (format.given() && action.equals("break")) {
            throw BadUsage.of(
                    "--format has no meaning for 'lock break'",
                    "It belongs to 'stackctl lock status'.");
        }
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var control =
                    new LockControl(
                            around(session, events, session.confirmation(yes.isOn())), stack);
            return action.equals("status")
                    ? status(session, control, stack)
                    : end(session, control, stack);
        }
    }

    private int status(Session session, LockControl control, StackName stack) {
        var lock = control.status();
        var state =
                lock.holder().isEmpty()
                        ? "free"
                        : LockControl.isAbandoned(lock) ? "abandoned" : "held";
        session.out()
                .print(
                        switch (format.orElse("table")) {
                            case "table" -> LockView.table(stack, state, lock);
                            case "json" -> LockView.json(stack, state, lock);
                            default -> throw BadUsage.format(format.orElse(""));
                        });
        return state.equals("held") ? HELD : 0;
    }

    private static int end(Session session, LockControl control, StackName stack) {
        return switch (control.breakIt()) {
            case FREE -> {
                session.out().println("Nobody deploys stack " + stack + ".");
                yield 0;
            }
            case DECLINED -> session.declined();
            case BROKEN -> {
                session.out().println("The lock of stack " + stack + " is broken.");
                yield 0;
            }
        };
    }
}

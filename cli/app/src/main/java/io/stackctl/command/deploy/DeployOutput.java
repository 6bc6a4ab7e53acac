package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.ExitCode;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.terminal.progress.DeployLines;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Confirmation;
import java.util.Optional;

/** How the verbs that bring a version, or take it back, tell what they do. */
final class DeployOutput {

    private final Choice format;

    DeployOutput(Verb verb) {
        format = verb.choice("FORMAT", "text, or json: one object a line", "--format");
    }

    /** Asks the user; a program that reads what is told is not asked. */
    Confirmation confirmation(Session session, Toggle yes) {
        return isJson() && !yes.isOn() ? _ -> false : session.confirmation(yes.isOn());
    }

    /**
     * Says where a stack was fetched to, and asks whether it is to be deployed so. A program is
     * told nothing of it.
     */
    void presentRemote(Session session, Stack stack, Toggle yes) {
        if (isJson()) {
            session.presentRemote(stack, true, yes.isOn(), confirmation(session, yes), _ -> {});
        } else {
            session.presentRemote(stack, yes.isOn());
        }
    }

    private boolean isJson() {
        return format.orElse("text").equals("json");
    }

    /** What such a verb does. */
    @FunctionalInterface
    interface Work {

        /**
         * Does it.
         *
         * @return what is said at the end; may be empty
         */
        String run(Renderer events);
    }

    /**
     * Does it, and tells.
     *
     * @return the exit code
     */
    int run(Session session, Work work) {
        return switch (format.orElse("text")) {
            case "text" -> asText(session, work);
            case "json" -> asJson(session, work);
            default ->
                    throw BadUsage.of(
                            "unsupported format \"" + format.orElse("") + "\"",
                            "Write text or json.");
        };
    }

    private static int asText(Session session, Work work) {
        try (var events = session.progress()) {
            var said = work.run(events);
            if (!said.isEmpty()) {
                session.out().println(said);
            }
        }
        return 0;
    }

    private static int asJson(Session session, Work work) {
        if (session.globals().dryRun()) {
            throw BadUsage.of(
                    "--dry-run does nothing that could be told of",
                    "Write stackctl plan deploy --format json.");
        }
        try (var lines = new DeployLines(session.out())) {
            try {
                work.run(lines);
            } catch (StackException e) {
                lines.end(ExitCode.of(e.failure()), Optional.of(e.failure()));
                throw e;
            }
            lines.end(0, Optional.empty());
        }
        return 0;
    }
}

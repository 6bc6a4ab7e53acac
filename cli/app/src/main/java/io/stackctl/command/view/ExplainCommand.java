package io.stackctl.command.view;

import io.stackctl.command.Candidates;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import io.stackctl.workflow.source.Explain;
import java.util.List;

/** {@code explain}: which file, line, override or variable a value came from. */
public final class ExplainCommand extends Verb {

    public ExplainCommand() {
        super(
                "explain",
                "[KEY.PATH]",
                "Say where values of the model came from",
                "stackctl explain services.web.image");
        arguments(0, 1);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        try (var events = session.progress()) {
            var path = arguments.isEmpty() ? "" : arguments.getFirst();
            session.out().print(new Explain(session.stack().choice(), events).run(path));
        }
        return 0;
    }
}

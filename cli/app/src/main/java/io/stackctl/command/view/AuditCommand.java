package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.TimeArgument;
import io.stackctl.terminal.view.AuditView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Audit;
import java.time.Instant;
import java.util.List;

/** {@code audit}: what was done to a stack, and by whom. */
public final class AuditCommand extends EngineVerb {

    private final Choice since =
            choice("TIME", "Only what was done since then, such as 2026-11-26 or 12h", "--since");
    private final Choice format = choice("FORMAT", "table or json", "--format");

    public AuditCommand(Toolbox toolbox) {
        super(
                toolbox,
                "audit",
                "",
                "Show who did what to a stack since it was first deployed",
                "stackctl audit --since 24h");
        arguments(0, 0);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var from = TimeArgument.of(since, Instant.now());
        var words = format.orElse("table");
        if (!List.of("table", "json").contains(words)) {
            throw BadUsage.format(words);
        }
        try (var events = session.progress()) {
            var stack = session.stack().find(List.of(), events).name();
            var entries = new Audit(around(session, events), stack).run(from);
            if (words.equals("json")) {
                session.out().print(AuditView.json(entries));
            } else if (entries.isEmpty()) {
                session.out().println("Nothing is noted of stack " + stack + ".");
            } else {
                session.out().print(AuditView.table(entries));
            }
        }
        return 0;
    }
}

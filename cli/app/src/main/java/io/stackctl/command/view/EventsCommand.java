package io.stackctl.command.view;

import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.TimeArgument;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.HappeningsView;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Events;
import java.time.Instant;
import java.util.List;

/** {@code events}. */
public final class EventsCommand extends EngineVerb {

    private final Toggle json = toggle("One JSON object a line", "--json");
    private final Choice since =
            choice("TIME", "Also what happened since: 2013-01-02T13:23:37Z, or 42m", "--since");
    private final Choice until = choice("TIME", "End then", "--until");

    public EventsCommand(Toolbox toolbox) {
        super(
                toolbox,
                "events",
                "[SERVICE...]",
                "Print what happens to containers",
                "stackctl events --json web");
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var now = Instant.now();
        try (var events = session.progress()) {
            var stack = stack(session, arguments, events);
            if (hasSeveral()) {
                return gather(
                                session,
                                events,
                                (context, around) -> {
                                    tell(session, around, stack, arguments, now, context);
                                    return true;
                                })
                        .code();
            }
            tell(session, around(session, events), stack, arguments, now, "");
        }
        return 0;
    }

    private void tell(
            Session session,
            Surroundings around,
            FoundStack stack,
            List<String> services,
            Instant now,
            String context) {
        new Events(around)
                .run(
                        stack,
                        Session.services(services),
                        TimeArgument.of(since, now),
                        TimeArgument.of(until, now),
                        happening -> print(session, text(happening, context)));
    }

    private synchronized void print(Session session, String text) {
        session.out().print(text);
        session.out().flush();
    }

    /** Only services that are named have to be known. */
    private static FoundStack stack(Session session, List<String> services, Renderer events) {
        return services.isEmpty()
                ? new FoundStack.Named(session.stack().name(events))
                : session.stack().find(services, events);
    }

    private String text(Events.Happening happening, String context) {
        return json.isOn()
                ? HappeningsView.json(
                        happening.action(),
                        happening.id().value(),
                        happening.service(),
                        happening.attributes(),
                        happening.time(),
                        context)
                : HappeningsView.text(
                        happening.action(),
                        happening.id().value(),
                        happening.attributes(),
                        happening.time(),
                        context);
    }
}
